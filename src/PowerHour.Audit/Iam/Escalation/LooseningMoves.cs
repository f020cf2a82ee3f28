using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>
/// Techniques that take a restriction off oneself: a permissions boundary, a policy that denies, a version of a policy that allows less than an older one. What they gain is
/// found by asking again with the restriction gone; whether that is more than before is for the caller to compare.
/// </summary>
/// <remarks>
/// A boundary that lets its bearer add rights to himself, and take the boundary off, protects nothing although his own policies do not name the removal: he first gives himself the right to it.
/// </remarks>
/// <param name="authorizer">Answers questions.</param>
/// <param name="abilities">Leaves out most questions.</param>
/// <param name="selves">By which a principal adds rights to itself.</param>
internal sealed class LooseningMoves(Authorizer authorizer, AbilityIndex abilities, SelfMoves selves)
{
    private readonly string _anyPolicy = $"arn:{authorizer.Account.Partition}:iam::aws:policy/AdministratorAccess";

    /// <summary>Every way to use a technique; by rights that the principal first adds to itself only where it has none that suffices.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="technique">A technique that loosens.</param>
    /// <returns>What the principal would be after each; none where it may not.</returns>
    internal IReadOnlyList<Loosening> Of(IamPrincipal principal, EscalationTechnique technique)
    {
        var isNamed = abilities.Mentions(principal, technique.Actions[0]);
        var removals = isNamed || selves.MayAdd(principal) ? Removals(principal, technique).ToArray() : [];
        if (removals.Length == 0)
        {
            return [];
        }

        var own = isNamed ? Allowed(principal, technique, removals, []) : [];
        return own.Count > 0 || selves.Strengthened(principal) is not { } stronger ? own : Allowed(stronger.Principal, technique, removals, [stronger.By]);
    }

    /// <summary>Each removal that is allowed, and all Denies together.</summary>
    private List<Loosening> Allowed(IamPrincipal principal, EscalationTechnique technique, Removal[] removals, ImmutableArray<Decision> before)
    {
        var found = removals
            .Select(r => (Removal: r, Decision: authorizer.DecideOwnSide(principal, technique.Actions[0], ResourceScope.Exactly(r.Resource), r.Context)))
            .Where(static f => f.Decision.IsPossible).ToList();
        var loosenings = found.ConvertAll(f => Loosening.By([.. before, f.Decision], f.Removal.Apply(principal)));
        if (found.Count > 1 && technique.Mechanism == EscalationMechanism.OwnDeny)
        {
            loosenings.Add(Loosening.By([.. before, .. found.Select(static f => f.Decision)], found.Aggregate(principal, static (p, f) => f.Removal.Apply(p))));
        }

        return loosenings;
    }

    private IEnumerable<Removal> Removals(IamPrincipal principal, EscalationTechnique technique) => technique.Mechanism switch
    {
        EscalationMechanism.OlderVersion => Older(principal),
        EscalationMechanism.OwnBoundary => Boundary(principal, technique.Actions[0]),
        EscalationMechanism.OwnDeny => Denies(principal, technique.Actions[0]),
        _ => [],
    };

    private IEnumerable<Removal> Older(IamPrincipal principal) =>
        from policy in principal.Policies.Concat(principal.Boundary)
        from older in authorizer.Account.OlderVersions[policy.Name]
        select new Removal(policy.Name, null, p => p with { Policies = Replace(p.Policies, policy, older), Boundary = Replace(p.Boundary, policy, older) });

    private static ImmutableArray<PolicyDocument> Replace(ImmutableArray<PolicyDocument> policies, PolicyDocument policy, OlderVersion older) =>
        policies.Contains(policy) ? policies.Replace(policy, older.As(policy.Kind)) : policies;

    /// <summary>Who puts another boundary in place of his chooses one that allows everything.</summary>
    private IEnumerable<Removal> Boundary(IamPrincipal principal, string action)
    {
        if (!principal.Boundary.IsEmpty && principal.IsRole == action.Contains("Role", StringComparison.Ordinal))
        {
            var chosen = action.StartsWith("iam:Put", StringComparison.Ordinal) ? RequestContext.Unknown.With("iam:PermissionsBoundary", _anyPolicy) : null;
            yield return new Removal(principal.Arn, chosen, static p => p with { Boundary = [] });
        }
    }

    private static IEnumerable<Removal> Denies(IamPrincipal principal, string action) => action switch
    {
        "iam:DeleteRolePolicy" when principal.IsRole => Inline(principal, principal.Arn),
        "iam:DeleteUserPolicy" when !principal.IsRole => Inline(principal, principal.Arn),
        "iam:DeleteGroupPolicy" => principal.Groups.SelectMany(g => Inline(principal, g.Arn)),
        "iam:DetachRolePolicy" when principal.IsRole => Managed(principal, principal.Arn, principal.Attached),
        "iam:DetachUserPolicy" when !principal.IsRole => Managed(principal, principal.Arn, principal.Attached),
        "iam:DetachGroupPolicy" => principal.Groups.SelectMany(g => Managed(principal, g.Arn, g.Policies.Select(static p => p.Name))),
        "iam:RemoveUserFromGroup" => principal.Groups.SelectMany(g => Leaving(principal, g)),
        _ => [],
    };

    private static IEnumerable<Removal> Inline(IamPrincipal principal, string owner) => principal.Policies
        .Where(p => Denies(p) && p.Name.StartsWith($"{owner} inline policy ", StringComparison.Ordinal))
        .Select(p => new Removal(owner, null, who => Without(who, [p])));

    /// <summary>A policy that is attached twice, to oneself and to a group or to two groups, stays when it is detached once.</summary>
    private static IEnumerable<Removal> Managed(IamPrincipal principal, string owner, IEnumerable<string> attached) =>
        from name in attached.Distinct(StringComparer.Ordinal)
        from policy in principal.Policies.Where(p => string.Equals(p.Name, name, StringComparison.Ordinal) && Denies(p) && IsManaged(p) && Bearers(principal, p) == 1)
        select new Removal(owner, RequestContext.Unknown.With("iam:PolicyARN", name), who => Without(who, [policy]));

    private static IEnumerable<Removal> Leaving(IamPrincipal principal, IamGroup group)
    {
        PolicyDocument[] given = [.. group.Policies.Where(p => Bearers(principal, p) == 1)];
        if (Array.Exists(given, Denies))
        {
            yield return new Removal(group.Arn, null, who => Without(who, given) with { Groups = who.Groups.Remove(group) });
        }
    }

    private static bool Denies(PolicyDocument policy) => policy.Statements.Any(static s => s.Effect == PolicyEffect.Deny);

    private static bool IsManaged(PolicyDocument policy) => policy.Name.Contains(":policy/", StringComparison.Ordinal) && !policy.Name.Contains(' ', StringComparison.Ordinal);

    private static int Bearers(IamPrincipal principal, PolicyDocument policy) =>
        principal.Groups.Count(g => g.Policies.Contains(policy)) + (principal.Attached.Contains(policy.Name, StringComparer.Ordinal) ? 1 : 0);

    private static IamPrincipal Without(IamPrincipal principal, PolicyDocument[] gone) => principal with
    {
        Policies = [.. principal.Policies.Except(gone)],
        ManagedPolicies = [.. principal.ManagedPolicies.Where(m => !Array.Exists(gone, g => string.Equals(g.Name, m, StringComparison.Ordinal)))],
    };
}
