using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>
/// Decides whether a principal is allowed everything: each layer allows every action on every resource, and Denies, if there are any, leave
/// IAM itself open on some user, role and policy. Where that hangs on a condition that is not known, the answer is Conditional.
/// </summary>
internal static class AdministratorTest
{
    private static readonly (ActionName Action, string Kind)[] Core =
    [
        (ActionName.Parse("iam:AttachRolePolicy"), "role"), (ActionName.Parse("iam:AttachUserPolicy"), "user"), (ActionName.Parse("iam:CreateAccessKey"), "user"),
        (ActionName.Parse("iam:CreatePolicyVersion"), "policy"), (ActionName.Parse("iam:CreateUser"), "user"), (ActionName.Parse("iam:PassRole"), "role"),
        (ActionName.Parse("iam:PutRolePolicy"), "role"), (ActionName.Parse("iam:PutUserPolicy"), "user"), (ActionName.Parse("iam:UpdateAssumeRolePolicy"), "role"),
    ];

    private static readonly ImmutableDictionary<string, ResourceScope> Kinds =
        Core.Select(static c => c.Kind).Distinct(StringComparer.Ordinal).ToImmutableDictionary(static k => k, static k => ResourceScope.Some($"arn:*:iam::*:{k}/*"), StringComparer.Ordinal);

    internal static Truth Of(PolicyBundle bundle, IamPrincipal principal)
    {
        var result = AllowsEverything(bundle.Identity, principal);
        result = bundle.Boundary.IsEmpty || result == Truth.No ? result : TruthLogic.And(result, AllowsEverything(bundle.Boundary, principal));
        if (!principal.Requester.IsServiceLinked)
        {
            foreach (var level in bundle.ServiceControl)
            {
                result = TruthLogic.And(result, AllowsEverything(level.Policies, principal));
            }
        }

        return result >= Truth.Conditional && HasDeny(bundle) ? TruthLogic.And(result, IamIsOpen(bundle, principal)) : result;
    }

    private static Truth AllowsEverything(ImmutableArray<PolicyDocument> documents, IamPrincipal principal)
    {
        var result = Truth.No;
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                if (statement is { Effect: PolicyEffect.Allow, Actions.IsEverything: true, Resources.IsEverything: true })
                {
                    result = TruthLogic.Or(result, statement.HasConditions ? statement.Conditions.Evaluate(principal.Context) : Truth.Yes);
                }
            }
        }

        return result;
    }

    private static bool HasDeny(PolicyBundle bundle) =>
        bundle.Identity.Concat(bundle.Boundary).Concat(bundle.ServiceControl.SelectMany(static l => l.Policies))
            .Any(static d => !d.IsReadable || d.Statements.Any(static s => s.Effect == PolicyEffect.Deny));

    private static Truth IamIsOpen(PolicyBundle bundle, IamPrincipal principal)
    {
        var result = Truth.Yes;
        foreach (var (action, kind) in Core)
        {
            var request = new AccessRequest
            {
                Requester = principal.Requester,
                Action = action,
                Resource = Kinds[kind],
                ResourceAccount = principal.Requester.Account ?? string.Empty,
                Context = principal.Context,
            };
            result = TruthLogic.And(result, DecisionTruth.Of(AccessEvaluator.Decide(request, bundle)));
            if (result == Truth.No)
            {
                break;
            }
        }

        return result;
    }
}
