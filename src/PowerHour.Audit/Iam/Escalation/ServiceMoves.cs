using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Techniques that run code under the role of a service: one passed to it, or one it already uses.</summary>
internal sealed class ServiceMoves(Authorizer authorizer, AbilityIndex abilities, TargetIndex targets, TrustIndex trust)
{
    internal const string PassRole = "iam:PassRole";
    private const string MachineService = "ec2.amazonaws.com";

    private readonly PrincipalMask _none = new(authorizer.Account.Principals.Length);
    private readonly Dictionary<string, PrincipalMask> _assumed = new(StringComparer.Ordinal);
    private readonly Dictionary<EscalationTechnique, WorkloadPlace[]> _touched = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, PrincipalMask> _usable = new(StringComparer.Ordinal);

    // Questions come principal by principal: what is kept is of the last one.
    private readonly Dictionary<(string Service, Truth Able), PrincipalMask> _passed = [];
    private IamPrincipal? _passedOf;
    private PrincipalMask? _withProfile;

    internal PrincipalMask Passing(IamPrincipal principal, EscalationTechnique technique)
    {
        var able = Able(principal, technique);
        if (able < Truth.Conditional || !abilities.Mentions(principal, PassRole))
        {
            return _none;
        }

        PrincipalMask? reached = null;
        foreach (var service in technique.Services)
        {
            var passed = Passed(principal, service, able);
            reached = reached?.Union(passed) ?? passed;
        }

        return reached!;
    }

    /// <summary>The roles that can be passed to a service and that it may assume; the same for most techniques of the service.</summary>
    private PrincipalMask Passed(IamPrincipal principal, string service, Truth able)
    {
        if (!ReferenceEquals(principal, _passedOf))
        {
            _passed.Clear();
            _passedOf = principal;
        }

        if (!_passed.TryGetValue((service, able), out var mask))
        {
            var passed = targets.Reach(principal, PassRole, roles: true, ChosenContext.PassedTo(service), Usable(service));
            _passed[(service, able)] = mask = passed.IsEmpty ? _none : passed.Intersect(Usable(service), able);
        }

        return mask;
    }

    /// <summary>Without an inventory every role that the service may assume may be in use, so nothing is certain.</summary>
    internal PrincipalMask Using(IamPrincipal principal, EscalationTechnique technique)
    {
        var able = Able(principal, technique);
        if (able < Truth.Conditional)
        {
            return _none;
        }

        var reached = authorizer.Options.Workloads is { } workloads ? Using(principal, technique, workloads) : _none;
        return authorizer.Options.ListsWorkloadsOf(technique.Services) ? reached : reached.Union(Assumed(technique.Services[0]));
    }

    private PrincipalMask Assumed(string service)
    {
        if (!_assumed.TryGetValue(service, out var mask))
        {
            _assumed[service] = mask = Usable(service).AtMost(Truth.Conditional);
        }

        return mask;
    }

    internal PrincipalMask Usable(string service)
    {
        if (!_usable.TryGetValue(service, out var usable))
        {
            var trusted = trust.ForService(service);
            _usable[service] = usable = service is MachineService ? trusted.Intersect(WithProfile()) : trusted;
        }

        return usable;
    }

    internal static bool IsActedOn(Workload workload, string action) =>
        ActionTable.Default.ResourcePatterns(action).Any(p => GlobCompiler.Compile(p, GlobStyle.Resource).IsMatch(workload.Arn));

    private PrincipalMask Using(IamPrincipal principal, EscalationTechnique technique, IReadOnlyList<Workload> workloads)
    {
        var reached = new PrincipalMask(authorizer.Account.Principals.Length);
        foreach (var place in Touched(technique, workloads))
        {
            if (reached[place.Role] != Truth.Yes)
            {
                reached.Add(place.Role, OnWorkload(principal, place));
            }
        }

        return reached;
    }

    private Truth OnWorkload(IamPrincipal principal, WorkloadPlace place)
    {
        var result = Truth.Yes;
        foreach (var (action, isActedOn) in place.Actions)
        {
            result = TruthLogic.And(result, isActedOn ? DecisionTruth.Of(authorizer.Decide(principal, action, place.Scope)) : abilities.Truth(principal, action));
        }

        return result;
    }

    /// <summary>The workloads that a technique acts on; the same whoever uses it.</summary>
    private WorkloadPlace[] Touched(EscalationTechnique technique, IReadOnlyList<Workload> workloads)
    {
        if (!_touched.TryGetValue(technique, out var places))
        {
            var patterns = technique.Actions.Select(a => (Action: a, Globs: ActionTable.Default.ResourcePatterns(a).Select(p => GlobCompiler.Compile(p, GlobStyle.Resource)).ToArray())).ToArray();
            _touched[technique] = places =
            [
                .. from workload in workloads
                   let role = authorizer.Account.Find(workload.Role)
                   where role is not null && technique.Services.Any(s => Usable(s)[role.Index] != Truth.No)
                   let actions = patterns.Select(p => (p.Action, Array.Exists(p.Globs, g => g.IsMatch(workload.Arn)))).ToArray()
                   where Array.Exists(actions, a => a.Item2)
                   select new WorkloadPlace(role.Index, ResourceScope.Exactly(workload.Arn), actions),
            ];
        }

        return places;
    }

    private Truth Able(IamPrincipal principal, EscalationTechnique technique)
    {
        foreach (var action in technique.Actions)
        {
            if (!abilities.Mentions(principal, action))
            {
                return Truth.No;
            }
        }

        var result = Truth.Yes;
        foreach (var action in technique.Actions)
        {
            result = TruthLogic.And(result, abilities.Truth(principal, action));
        }

        return result == Truth.Yes && technique.Starters.Any(a => !abilities.Mentions(principal, a) || abilities.Truth(principal, a) != Truth.Yes) ? Truth.Conditional : result;
    }

    private PrincipalMask WithProfile()
    {
        if (_withProfile is null)
        {
            _withProfile = new PrincipalMask(authorizer.Account.Principals.Length);
            foreach (var role in authorizer.Account.Principals.Where(static p => p.IsRole && p.HasInstanceProfile is not false))
            {
                _withProfile.Add(role.Index, role.HasInstanceProfile is true ? Truth.Yes : Truth.Conditional);
            }
        }

        return _withProfile;
    }
}
