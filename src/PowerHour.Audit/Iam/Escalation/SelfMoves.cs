using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Techniques that give more rights: to oneself, to one's group, or to a principal one can enter.</summary>
internal sealed class SelfMoves(Authorizer authorizer, AbilityIndex abilities, TargetIndex targets, IdentityMoves identities)
{
    private readonly string _chosenPolicy = ChosenContext.AdministratorPolicy(authorizer.Account.Partition);
    private readonly RequestContext? _chosenContext = ChosenContext.Of(ChosenContext.AdministratorPolicy(authorizer.Account.Partition));
    private readonly Dictionary<int, Truth> _wouldBeAdministrator = [];

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
        if (!_wouldBeAdministrator.TryGetValue(principal.Index, out var would))
        {
            var bundle = authorizer.Bundle(principal);
            would = AdministratorTest.Of(bundle with { Identity = bundle.Identity.Add(OutsiderPolicy.AllowAll) }, principal);
            _wouldBeAdministrator[principal.Index] = would;
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
            truth = truth >= Truth.Conditional ? TruthLogic.And(truth, Joined(principal, group)) : truth;
            if (truth >= Truth.Conditional)
            {
                yield return new SelfGain(technique, truth, Via: null);
            }
        }
    }

    /// <summary>Whether a member is an administrator, or may give himself every right.</summary>
    private Truth Joined(IamPrincipal principal, IamGroup group)
    {
        var member = principal with
        {
            Policies = [.. principal.Policies, .. group.Policies],
            Groups = principal.Groups.Add(group),
            ManagedPolicies = [.. principal.ManagedPolicies.Concat(group.Policies.Select(static p => p.Name)).Distinct(StringComparer.Ordinal)],
        };
        var bundle = authorizer.Bundle(member);
        var result = AdministratorTest.Of(bundle, member);
        if (result == Truth.Yes)
        {
            return result;
        }

        var would = AdministratorTest.Of(bundle with { Identity = bundle.Identity.Add(OutsiderPolicy.AllowAll) }, member);
        foreach (var (action, resource) in OwnTargets(member))
        {
            result = would < Truth.Conditional ? result : TruthLogic.Or(result, TruthLogic.And(would, On(member, action, resource)));
        }

        return result;
    }

    private IEnumerable<(string Action, string Resource)> OwnTargets(IamPrincipal user) =>
    [
        ("iam:PutUserPolicy", user.Arn), ("iam:AttachUserPolicy", user.Arn),
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
