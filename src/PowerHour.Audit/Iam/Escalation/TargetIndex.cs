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
    private readonly Dictionary<(int Principal, string Action, bool Roles, string Chosen), PrincipalMask> _known = [];
    private readonly Dictionary<Glob, int[]> _matched = [];
    private readonly ResourceScope _someRole;
    private readonly ResourceScope _someUser;
    private readonly PrincipalMask _none;
    private readonly ResourceScope?[] _exactly;

    internal TargetIndex(Authorizer authorizer, AbilityIndex abilities)
    {
        _authorizer = authorizer;
        _abilities = abilities;
        var account = authorizer.Account;
        _someRole = ResourceScope.Some($"arn:{account.Partition}:iam::{account.Account}:role/*");
        _someUser = ResourceScope.Some($"arn:{account.Partition}:iam::{account.Account}:user/*");
        _none = new PrincipalMask(account.Principals.Length);
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

        var key = (principal.Index, action, roles, chosen);
        if (!_known.TryGetValue(key, out var mask))
        {
            _known[key] = mask = Find(principal, action, roles, ChosenContext.Of(chosen), within);
        }

        return mask;
    }

    private PrincipalMask Find(IamPrincipal principal, string action, bool roles, RequestContext? context, PrincipalMask? within)
    {
        var mask = new PrincipalMask(_authorizer.Account.Principals.Length);
        var principals = _authorizer.Account.Principals;
        var request = _authorizer.OwnSideRequest(principal, action, roles ? _someRole : _someUser, context);
        var bundle = _authorizer.OwnSideBundle(principal, request);
        var some = request with { Resource = roles ? _someRole : _someUser };
        var uniform = AccessEvaluator.DecideUniform(some, bundle);
        if (uniform is { IsPossible: false } || Authorizer.IsSurelyDenied(request, bundle, some.Resource))
        {
            return mask;
        }

        foreach (var index in uniform is null ? Candidates(principal, action) : All())
        {
            var target = principals[index];
            if (target.IsRole != roles || within?.Has(index, certainly: false) == false)
            {
                continue;
            }

            var one = uniform ?? AccessEvaluator.Decide(request with { Resource = Exactly(target) }, bundle);
            mask.Add(index, DecisionTruth.Of(one.Outcome == DecisionOutcome.Conditional && HangsOnTarget(one)
                ? AccessEvaluator.Decide(request with { Resource = Exactly(target), Context = request.Context.Over(target.AsResource) }, bundle) : one));
        }

        return mask;
    }

    /// <summary>Conditions on tags and boundaries are decided by those of the target.</summary>
    private static bool HangsOnTarget(Decision decision) => decision.ConditionKeys.Any(static k =>
        k.StartsWith("aws:Resource", StringComparison.OrdinalIgnoreCase) || k.StartsWith("iam:ResourceTag/", StringComparison.OrdinalIgnoreCase) || k.Equals("iam:PermissionsBoundary", StringComparison.OrdinalIgnoreCase));

    private ResourceScope Exactly(IamPrincipal principal) =>
        _exactly[principal.Index] ??= ResourceScope.Exactly(principal.Arn);

    private IEnumerable<int> All() => Enumerable.Range(0, _authorizer.Account.Principals.Length);

    private IEnumerable<int> Candidates(IamPrincipal principal, string action)
    {
        var name = _authorizer.Action(action).Name;
        var found = new SortedSet<int>();
        foreach (var statement in principal.Policies.SelectMany(p => p.StatementsFor(name.Service)))
        {
            if (statement.Effect == PolicyEffect.Deny || !statement.Actions.Contains(name))
            {
                continue;
            }

            if (statement.Resources.IsNegated || statement.Resources.Patterns.Any(static p => p.Glob is null))
            {
                return All();
            }

            foreach (var pattern in statement.Resources.Patterns)
            {
                found.UnionWith(Matched(pattern.Glob!));
            }
        }

        return found;
    }

    private int[] Matched(Glob glob)
    {
        if (!_matched.TryGetValue(glob, out var indexes))
        {
            _matched[glob] = indexes = [.. _authorizer.Account.Principals.Where(p => glob.IsMatch(p.Arn)).Select(static p => p.Index)];
        }

        return indexes;
    }
}
