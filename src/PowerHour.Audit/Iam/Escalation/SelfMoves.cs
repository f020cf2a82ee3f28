using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Techniques that give more rights: to oneself, to one's group, or to a principal one can enter.</summary>
internal sealed class SelfMoves(Authorizer authorizer, AbilityIndex abilities, TargetIndex targets, IdentityMoves identities)
{
    private static readonly PolicyDocument Added = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Identity, "a policy that the principal first adds to itself");

    private static readonly string[] Adding =
        ["iam:PutUserPolicy", "iam:AttachUserPolicy", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutGroupPolicy", "iam:AttachGroupPolicy", "iam:CreatePolicyVersion"];

    private readonly string _chosenPolicy = ChosenContext.AdministratorPolicy(authorizer.Account.Partition);
    private readonly RequestContext? _chosenContext = ChosenContext.Of(ChosenContext.AdministratorPolicy(authorizer.Account.Partition));
    private readonly Dictionary<IamPrincipal, Truth> _wouldBeAdministrator = [];

    internal IEnumerable<SelfGain> Gains(IamPrincipal principal, EscalationTechnique technique)
    {
        if (!technique.Actions.All(a => IsImplied(a) || abilities.Mentions(principal, a)))
        {
            return [];
        }

        return technique.Mechanism switch
        {
            EscalationMechanism.OwnUser when !principal.IsRole => Own(principal, technique, principal.Arn),
            EscalationMechanism.OwnRole when principal.IsRole => Own(principal, technique, principal.Arn),
            EscalationMechanism.OwnGroup => principal.Groups.SelectMany(g => Own(principal, technique, g.Arn)),
            EscalationMechanism.OwnManagedPolicy => Editable(principal).SelectMany(arn => Own(principal, technique, arn)),
            EscalationMechanism.JoinGroup when !principal.IsRole => Joining(principal, technique),
            EscalationMechanism.EmpowerRole or EscalationMechanism.EmpowerUser => Empowering(principal, technique),
            _ => [],
        };
    }

    /// <summary>Whether the principal would be an administrator with every right added: its boundary and Denies remain.</summary>
    internal Truth WouldBeAdministrator(IamPrincipal principal)
    {
        if (!_wouldBeAdministrator.TryGetValue(principal, out var would))
        {
            var bundle = authorizer.Bundle(principal);
            would = AdministratorTest.Of(bundle with { Identity = bundle.Identity.Add(OutsiderPolicy.AllowAll) }, principal);
            _wouldBeAdministrator[principal] = would;
        }

        return would;
    }

    private static bool IsImplied(string action) => action is TrustIndex.AssumeRole;

    private IEnumerable<SelfGain> Own(IamPrincipal principal, EscalationTechnique technique, string resource)
    {
        var truth = On(principal, technique.Actions[0], resource);
        truth = truth >= Truth.Conditional ? TruthLogic.And(truth, WouldBeAdministrator(principal)) : truth;
        if (truth >= Truth.Conditional)
        {
            yield return new SelfGain(technique, truth, Via: null);
        }
    }

    private IEnumerable<SelfGain> Joining(IamPrincipal principal, EscalationTechnique technique)
    {
        foreach (var group in authorizer.Account.Groups)
        {
            var truth = principal.Groups.Contains(group) ? Truth.No : On(principal, technique.Actions[0], group.Arn);
            truth = truth >= Truth.Conditional ? TruthLogic.And(truth, Rises(Joined(principal, group))) : truth;
            if (truth >= Truth.Conditional)
            {
                yield return new SelfGain(technique, truth, Via: null);
            }
        }
    }

    private static IamPrincipal Joined(IamPrincipal principal, IamGroup group) => principal with
    {
        Policies = [.. principal.Policies, .. group.Policies],
        Groups = principal.Groups.Add(group),
        ManagedPolicies = [.. principal.ManagedPolicies.Concat(group.Policies.Select(static p => p.Name)).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Whether somebody, as he would be after a change, is an administrator, or may give himself every right.</summary>
    internal Truth Rises(IamPrincipal changed)
    {
        var bundle = authorizer.Bundle(changed);
        var result = AdministratorTest.Of(bundle, changed);
        if (result == Truth.Yes)
        {
            return result;
        }

        var would = AdministratorTest.Of(bundle with { Identity = bundle.Identity.Add(OutsiderPolicy.AllowAll) }, changed);
        foreach (var (action, resource) in OwnTargets(changed))
        {
            result = would < Truth.Conditional ? result : TruthLogic.Or(result, TruthLogic.And(would, On(changed, action, resource)));
        }

        return result;
    }

    /// <summary>Whether a policy of the principal names an action by which it could add rights to itself.</summary>
    internal bool MayAdd(IamPrincipal principal) => Array.Exists(Adding, a => abilities.Mentions(principal, a));

    /// <summary>The principal with every right added to itself, below its boundary and Denies, and the decision that lets it; null where it may not add any.</summary>
    internal (IamPrincipal Principal, Decision By)? Strengthened(IamPrincipal principal) =>
        OwnMove(principal) is { } by ? (principal with { Policies = principal.Policies.Add(Added) }, by) : null;

    /// <summary>The best decision that lets somebody add rights to himself; null where none does.</summary>
    internal Decision? OwnMove(IamPrincipal principal) => OwnTargets(principal)
        .Where(t => abilities.Mentions(principal, t.Action))
        .Select(t => authorizer.DecideOwnSide(principal, t.Action, ResourceScope.Exactly(t.Resource), _chosenContext))
        .Where(static d => d.IsPossible)
        .MaxBy(static d => DecisionTruth.Of(d));

    private IEnumerable<(string Action, string Resource)> OwnTargets(IamPrincipal user) =>
    [
        (user.IsRole ? "iam:PutRolePolicy" : "iam:PutUserPolicy", user.Arn), (user.IsRole ? "iam:AttachRolePolicy" : "iam:AttachUserPolicy", user.Arn),
        .. user.Groups.SelectMany(static g => (IEnumerable<(string, string)>)[("iam:PutGroupPolicy", g.Arn), ("iam:AttachGroupPolicy", g.Arn)]),
        .. Editable(user).Select(static arn => ("iam:CreatePolicyVersion", arn)),
    ];

    private IEnumerable<SelfGain> Empowering(IamPrincipal principal, EscalationTechnique technique)
    {
        var isRole = technique.Mechanism == EscalationMechanism.EmpowerRole;
        var entered = Entered(principal, technique.Actions[1], isRole);
        foreach (var index in entered.Members())
        {
            var target = authorizer.Account.Principals[index];
            var truth = TruthLogic.And(entered[index], Empowered(principal, technique.Actions[0], target));
            truth = truth >= Truth.Conditional ? TruthLogic.And(truth, WouldBeAdministrator(target)) : truth;
            if (truth >= Truth.Conditional)
            {
                yield return new SelfGain(technique, truth, index);
            }
        }
    }

    private PrincipalMask Entered(IamPrincipal principal, string action, bool isRole)
    {
        if (!isRole)
        {
            return targets.Reach(principal, action, roles: false);
        }

        return action is TrustIndex.AssumeRole ? identities.Assuming(principal) : identities.Opening(principal);
    }

    private Truth Empowered(IamPrincipal principal, string action, IamPrincipal target)
    {
        if (action is not "iam:CreatePolicyVersion")
        {
            return targets.Reach(principal, action, target.IsRole, _chosenPolicy)[target.Index];
        }

        var best = Truth.No;
        foreach (var arn in Editable(target))
        {
            best = TruthLogic.Or(best, On(principal, action, arn));
        }

        return best;
    }

    /// <summary>Customer managed policies; those of AWS cannot be rewritten.</summary>
    private IEnumerable<string> Editable(IamPrincipal principal) =>
        principal.ManagedPolicies.Where(arn => arn.Contains($":iam::{authorizer.Account.Account}:policy/", StringComparison.Ordinal));

    private Truth On(IamPrincipal principal, string action, string resource) =>
        DecisionTruth.Of(authorizer.DecideOwnSide(principal, action, ResourceScope.Exactly(resource), _chosenContext));
}
