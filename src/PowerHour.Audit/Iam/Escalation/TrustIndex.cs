using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Which roles let a service, or a principal of the account, assume them.</summary>
internal sealed class TrustIndex
{
    internal const string AssumeRole = "sts:AssumeRole";

    private readonly Authorizer _authorizer;
    private readonly Dictionary<string, PrincipalMask> _byService = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _naming = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _open = [];

    internal TrustIndex(Authorizer authorizer)
    {
        _authorizer = authorizer;
        Delegating = new PrincipalMask(authorizer.Account.Principals.Length);
        foreach (var role in authorizer.Account.Principals.Where(static p => p.IsRole))
        {
            IndexTrust(role);
        }
    }

    /// <summary>
    /// The roles whose trust policy names the account: its identity policies decide. Certain where the trust policy adds nothing to that.
    /// </summary>
    internal PrincipalMask Delegating { get; }

    /// <summary>The roles that the service may assume.</summary>
    internal PrincipalMask ForService(string service)
    {
        if (!_byService.TryGetValue(service, out var mask))
        {
            mask = new PrincipalMask(_authorizer.Account.Principals.Length);
            foreach (var role in _authorizer.Account.Principals.Where(static p => p.IsRole))
            {
                mask.Add(role.Index, DecisionTruth.Of(Decide(service, role)));
            }

            _byService[service] = mask;
        }

        return mask;
    }

    internal Decision Decide(string service, IamPrincipal role)
    {
        var context = RequestContext.Unknown.With("aws:SourceAccount", _authorizer.Account.Account);
        return _authorizer.DecideOutsider(Requester.Parse(service), AssumeRole, ResourceScope.Exactly(role.Arn), context);
    }

    /// <summary>The roles whose trust policy may admit the principal without regard to what its own policies allow.</summary>
    internal IEnumerable<int> Naming(IamPrincipal principal) =>
        _naming.TryGetValue(principal.Arn, out var roles) ? _open.Concat(roles) : _open;

    private bool IsPlain(int role)
    {
        var trust = _authorizer.Account.Principals[role].TrustPolicy!;
        var assume = _authorizer.Action(AssumeRole).Name;
        return trust.IsReadable
            && trust.Statements.All(static s => s is { Effect: PolicyEffect.Allow, HasConditions: false })
            && trust.Statements.All(s => s.Actions.Contains(assume));
    }

    private void IndexTrust(IamPrincipal role)
    {
        foreach (var statement in role.TrustPolicy?.Statements ?? [])
        {
            if (statement.Effect == PolicyEffect.Allow)
            {
                IndexEntries(role, statement.Principals!);
            }
        }
    }

    private void IndexEntries(IamPrincipal role, PrincipalSet principals)
    {
        foreach (var entry in principals.Entries)
        {
            if (entry.Kind == PrincipalEntryKind.Anyone || Ordinal.Same(entry.Account, _authorizer.Account.Account))
            {
                IndexEntry(role.Index, entry);
            }
        }
    }

    private void IndexEntry(int role, PrincipalEntry entry)
    {
        if (entry.Kind is not (PrincipalEntryKind.User or PrincipalEntryKind.Role))
        {
            if (entry.Kind == PrincipalEntryKind.Account)
            {
                Delegating.Add(role, IsPlain(role) ? Truth.Yes : Truth.Conditional);
            }
            else
            {
                _open.Add(role);
            }

            return;
        }

        if (!_naming.TryGetValue(entry.Text, out var roles))
        {
            _naming[entry.Text] = roles = [];
        }

        roles.Add(role);
    }
}
