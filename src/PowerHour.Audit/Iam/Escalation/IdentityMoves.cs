using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Techniques that take over a user or enter a role.</summary>
internal sealed class IdentityMoves(Authorizer authorizer, TargetIndex targets, TrustIndex trust)
{
    private const string UpdateTrust = "iam:UpdateAssumeRolePolicy";

    // Questions come principal by principal: what is kept is of the last one.
    private (IamPrincipal? Of, PrincipalMask Mask) _assumable;
    private (IamPrincipal? Of, PrincipalMask Mask) _openable;

    /// <summary>Users on whom every action of the technique is allowed.</summary>
    internal PrincipalMask TakingUsers(IamPrincipal principal, EscalationTechnique technique)
    {
        PrincipalMask? reached = null;
        foreach (var action in technique.Actions)
        {
            var mask = targets.Reach(principal, action, roles: false);
            reached = reached?.Intersect(mask) ?? mask;
            if (reached.IsEmpty)
            {
                break;
            }
        }

        return reached!;
    }

    /// <summary>Roles whose trust policy and the principal's own policies let it in.</summary>
    internal PrincipalMask Assuming(IamPrincipal principal)
    {
        if (ReferenceEquals(principal, _assumable.Of))
        {
            return _assumable.Mask;
        }

        var mask = new PrincipalMask(authorizer.Account.Principals.Length);
        var allowed = targets.Reach(principal, TrustIndex.AssumeRole, roles: true, within: trust.Delegating);
        foreach (var index in allowed.Members().Where(i => i != principal.Index))
        {
            mask.Add(index, trust.Delegating.Has(index, certainly: true) ? allowed[index] : Admission(principal, index));
        }

        foreach (var index in trust.Naming(principal).Where(i => i != principal.Index))
        {
            mask.Add(index, Admission(principal, index));
        }

        _assumable = (principal, mask);
        return mask;
    }

    private Truth Admission(IamPrincipal principal, int role)
    {
        var resource = ResourceScope.Exactly(authorizer.Account.Principals[role].Arn);
        return DecisionTruth.Of(authorizer.Decide(principal, TrustIndex.AssumeRole, resource));
    }

    /// <summary>Roles whose trust policy the principal may rewrite, and which nothing forbids it to enter when they name it.</summary>
    internal PrincipalMask Opening(IamPrincipal principal)
    {
        if (ReferenceEquals(principal, _openable.Of))
        {
            return _openable.Mask;
        }

        var mask = new PrincipalMask(authorizer.Account.Principals.Length);
        var rewritable = targets.Reach(principal, UpdateTrust, roles: true);
        if (!rewritable.IsEmpty)
        {
            var named = NamingTrust(principal);
            foreach (var index in rewritable.Members().Where(i => i != principal.Index))
            {
                mask.Add(index, TruthLogic.And(rewritable[index], Entering(principal, index, named)));
            }
        }

        _openable = (principal, mask);
        return mask;
    }

    private Truth Entering(IamPrincipal principal, int role, PolicyDocument trustPolicy)
    {
        var request = new AccessRequest
        {
            Requester = principal.Requester,
            Action = authorizer.Action(TrustIndex.AssumeRole).Name,
            Resource = ResourceScope.Exactly(authorizer.Account.Principals[role].Arn),
            ResourceAccount = authorizer.Account.Account,
            Context = authorizer.ContextOf(principal, context: null).Over(authorizer.Account.Principals[role].AsResource),
        };
        return DecisionTruth.Of(AccessEvaluator.Decide(request, authorizer.Bundle(principal) with { Resource = trustPolicy }));
    }

    private static PolicyDocument NamingTrust(IamPrincipal principal)
    {
        var json = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal.Arn}}"},"Action":"sts:AssumeRole"}]}""";
        return PolicyDocument.Parse(json, PolicyKind.Trust, "a trust policy rewritten to name the principal");
    }
}
