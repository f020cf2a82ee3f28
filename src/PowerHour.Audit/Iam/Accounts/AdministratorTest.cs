using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>
/// Whether a set of policies makes an administrator: every layer has an unconditional Allow of everything, and what is denied
/// leaves the actions by which any right can be taken back.
/// </summary>
internal static class AdministratorTest
{
    private static readonly ImmutableArray<ActionName> Core =
    [
        ActionName.Parse("iam:AttachRolePolicy"), ActionName.Parse("iam:AttachUserPolicy"), ActionName.Parse("iam:CreateAccessKey"),
        ActionName.Parse("iam:CreatePolicyVersion"), ActionName.Parse("iam:CreateUser"), ActionName.Parse("iam:PassRole"),
        ActionName.Parse("iam:PutRolePolicy"), ActionName.Parse("iam:PutUserPolicy"), ActionName.Parse("iam:UpdateAssumeRolePolicy"),
    ];

    private static readonly ResourceScope Everything = ResourceScope.Every("*");

    internal static bool Passes(PolicyBundle bundle, IamPrincipal principal)
    {
        if (!AllowsEverything(bundle.Identity) || (!bundle.Boundary.IsEmpty && !AllowsEverything(bundle.Boundary)))
        {
            return false;
        }

        var bindsLevels = !principal.Requester.IsServiceLinked;
        if (bindsLevels && bundle.ServiceControl.Any(static l => !AllowsEverything(l.Policies)))
        {
            return false;
        }

        return !HasDeny(bundle) || Core.All(action => IsAllowed(bundle, principal, action));
    }

    private static bool AllowsEverything(ImmutableArray<PolicyDocument> documents)
    {
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                if (statement is { Effect: PolicyEffect.Allow, HasConditions: false, Actions.IsEverything: true, Resources.IsEverything: true })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasDeny(PolicyBundle bundle) =>
        bundle.Identity.Concat(bundle.Boundary).Concat(bundle.ServiceControl.SelectMany(static l => l.Policies))
            .Any(static d => !d.IsReadable || d.Statements.Any(static s => s.Effect == PolicyEffect.Deny));

    private static bool IsAllowed(PolicyBundle bundle, IamPrincipal principal, ActionName action)
    {
        var request = new AccessRequest
        {
            Requester = principal.Requester,
            Action = action,
            Resource = Everything,
            ResourceAccount = principal.Requester.Account ?? string.Empty,
            Context = principal.Context,
        };
        return AccessEvaluator.Decide(request, bundle).Outcome == DecisionOutcome.Allowed;
    }
}
