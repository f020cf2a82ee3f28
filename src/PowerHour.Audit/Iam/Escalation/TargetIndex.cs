using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>On which users or roles of the account a principal may perform an action.</summary>
internal sealed class TargetIndex
{
    private readonly Authorizer _authorizer;
    private readonly AbilityIndex _abilities;
    private readonly Dictionary<(string Action, bool Roles, string Chosen), PrincipalMask> _known = [];
    private IamPrincipal? _knownOf;
    private readonly Dictionary<Glob, PrincipalMask> _matched = [];
    private readonly ResourceScope _someRole;
    private readonly ResourceScope _someUser;
    private readonly PrincipalMask _none;
    private readonly PrincipalMask _roles;
    private readonly PrincipalMask _users;
    private readonly PrincipalMask _everybody;
    private readonly ResourceScope?[] _exactly;

    internal TargetIndex(Authorizer authorizer, AbilityIndex abilities)
    {
        _authorizer = authorizer;
        _abilities = abilities;
        var account = authorizer.Account;
        _someRole = ResourceScope.Some($"arn:{account.Partition}:iam::{account.Account}:role/*");
        _someUser = ResourceScope.Some($"arn:{account.Partition}:iam::{account.Account}:user/*");
        _none = new PrincipalMask(account.Principals.Length);
        _roles = Those(static p => p.IsRole);
        _users = Those(static p => !p.IsRole);
        _everybody = Those(static _ => true);
        _exactly = new ResourceScope?[account.Principals.Length];
    }

    /// <summary>
    /// The targets; <paramref name="chosen"/> is a condition key with the value the caller would choose, as <c>key=value</c>. A limit to some
    /// targets must always be the same for the same action and choice.
    /// </summary>
    internal PrincipalMask Reach(IamPrincipal principal, string action, bool roles, string chosen = "", PrincipalMask? within = null)
    {
        if (!_abilities.Mentions(principal, action))
        {
            return _none;
        }

        if (!ReferenceEquals(principal, _knownOf))
        {
            _known.Clear();
            _knownOf = principal;
        }

        var key = (action, roles, chosen);
        if (!_known.TryGetValue(key, out var mask))
        {
            _known[key] = mask = Find(principal, action, roles, ChosenContext.Of(chosen), within);
        }

        return mask;
    }

    private PrincipalMask Find(IamPrincipal principal, string action, bool roles, RequestContext? context, PrincipalMask? within)
    {
        var principals = _authorizer.Account.Principals;
        var request = _authorizer.OwnSideRequest(principal, action, roles ? _someRole : _someUser, context);
        var bundle = _authorizer.OwnSideBundle(principal, request);
        var some = request with { Resource = roles ? _someRole : _someUser };
        var uniform = AccessEvaluator.DecideUniform(some, bundle);
        if (uniform is { IsPossible: false } || Authorizer.IsSurelyDenied(request, bundle, some.Resource))
        {
            return _none;
        }

        var mask = new PrincipalMask(principals.Length);
        var whole = roles ? _roles : _users;
        if (uniform is not null && !(uniform.Outcome == DecisionOutcome.Conditional && HangsOnTarget(uniform)))
        {
            return (within is null ? whole : within.Intersect(whole)).AtMost(DecisionTruth.Of(uniform));
        }

        var candidates = uniform is null ? Candidates(principal, action) : whole;
        foreach (var index in (within is null ? candidates : candidates.Intersect(within)).Members())
        {
            if (principals[index].IsRole == roles)
            {
                mask.Add(index, On(principals[index], request, bundle));
            }
        }

        return mask;
    }

    private Truth On(IamPrincipal target, AccessRequest request, PolicyBundle bundle)
    {
        var about = request with { Resource = Exactly(target) };
        var one = AccessEvaluator.Decide(about, bundle);
        return DecisionTruth.Of(one.Outcome == DecisionOutcome.Conditional && HangsOnTarget(one)
            ? AccessEvaluator.Decide(about with { Context = request.Context.Over(target.AsResource) }, bundle) : one);
    }

    /// <summary>Conditions on tags and boundaries are decided by those of the target.</summary>
    private static bool HangsOnTarget(Decision decision) => decision.ConditionKeys.Any(static k =>
        k.StartsWith("aws:Resource", StringComparison.OrdinalIgnoreCase) || k.StartsWith("iam:ResourceTag/", StringComparison.OrdinalIgnoreCase) || k.Equals("iam:PermissionsBoundary", StringComparison.OrdinalIgnoreCase));

    private ResourceScope Exactly(IamPrincipal principal) =>
        _exactly[principal.Index] ??= ResourceScope.Exactly(principal.Arn);

    private PrincipalMask Candidates(IamPrincipal principal, string action)
    {
        var name = _authorizer.Action(action).Name;
        var found = new PrincipalMask(_authorizer.Account.Principals.Length);
        foreach (var statement in principal.Policies.SelectMany(p => p.StatementsFor(name.Service)))
        {
            if (statement.Effect == PolicyEffect.Deny || !statement.Actions.Contains(name))
            {
                continue;
            }

            if (statement.Resources.IsNegated || statement.Resources.Patterns.Any(static p => p.Glob is null))
            {
                return _everybody;
            }

            foreach (var pattern in statement.Resources.Patterns)
            {
                found.UnionWith(Matched(pattern.Glob!));
            }
        }

        return found;
    }

    private PrincipalMask Matched(Glob glob)
    {
        if (!_matched.TryGetValue(glob, out var mask))
        {
            _matched[glob] = mask = Find(glob);
        }

        return mask;
    }

    /// <summary>Principals stand in ARN order, so a pattern's literal beginning tells where to look.</summary>
    private PrincipalMask Find(Glob glob)
    {
        var principals = _authorizer.Account.Principals;
        var mask = new PrincipalMask(principals.Length);
        var prefix = glob.LiteralPrefix;
        var (low, high) = (0, principals.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(principals[middle].Arn, prefix) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < principals.Length && principals[low].Arn.StartsWith(prefix, StringComparison.Ordinal); low++)
        {
            mask.Add(low, TruthLogic.Of(glob.IsMatch(principals[low].Arn)));
        }

        return mask;
    }

    private PrincipalMask Those(Func<IamPrincipal, bool> which)
    {
        var mask = new PrincipalMask(_authorizer.Account.Principals.Length);
        foreach (var principal in _authorizer.Account.Principals.Where(which))
        {
            mask.Add(principal.Index, Truth.Yes);
        }

        return mask;
    }
}
