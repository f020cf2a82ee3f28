using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>
/// Decides one request for one resource, or for one region of a pattern. The order is that of
/// reference_policies_evaluation-logic_policy-eval-denyallow.html: any Deny, then the control policies, then the resource's policy,
/// the identity policies, the boundary and the session policy.
/// </summary>
internal sealed class Evaluation(AccessRequest request, PolicyBundle policies, ResourceProbe probe, BoundProbe? bound = null)
{
    private readonly Requester _requester = request.Requester;
    private Truth _clear = Truth.Yes;
    private PolicyStatement? _denier;
    private PolicyLayer _denierLayer;

    internal Decision Decide()
    {
        var allowed = Allow();
        if (_clear == Truth.No)
        {
            return new Decision(request, DecisionOutcome.ExplicitlyDenied, _denier, _denierLayer);
        }

        if (policies.RestrictsPublicBuckets && PublicAccess.Blocks(request, policies.Resource))
        {
            return new Decision(request, DecisionOutcome.ExplicitlyDenied, statement: null, PolicyLayer.PublicAccessBlock);
        }

        var truth = TruthLogic.And(allowed.Allow, _clear);
        if (truth >= Truth.Conditional && policies.PublicBlockUnread is not null && PublicAccess.Blocks(request, policies.Resource))
        {
            return Unknown(allowed.Statement, PolicyLayer.PublicAccessBlock);
        }

        return truth switch
        {
            Truth.Yes => new Decision(request, DecisionOutcome.Allowed, allowed.Statement, allowed.Layer),
            Truth.Conditional => Conditional(allowed),
            Truth.Unread => Unknown(allowed.Statement, allowed.Layer),
            _ => new Decision(request, DecisionOutcome.ImplicitlyDenied, statement: null, allowed.Layer),
        };
    }

    private Decision Unknown(PolicyStatement? statement, PolicyLayer? layer) => new(request, DecisionOutcome.Unknown, statement, layer) { OpenFor = policies };

    private Decision Conditional(GrantVerdict allowed)
    {
        var statement = _clear == Truth.Conditional && allowed.Allow == Truth.Yes ? _denier : allowed.Statement;
        return new Decision(request, DecisionOutcome.Conditional, statement, allowed.Layer, () => EvaluationTrace.ConditionKeys(request, policies, probe, bound));
    }

    private GrantVerdict Allow()
    {
        var grants = Grants();
        var sides = new GrantSides
        {
            Identity = IdentityLayer(),
            Boundary = Layer(policies.Boundary, PolicyLayer.Boundary),
            Session = Layer(policies.Session, PolicyLayer.Session),
            Resource = grants,
        };
        var verdict = sides.Combine(request);
        verdict = verdict.Limit(ControlLayer(policies.ServiceControl, PolicyLayer.ServiceControl), PolicyLayer.ServiceControl);
        verdict = verdict.Limit(ControlLayer(policies.ResourceControl, PolicyLayer.ResourceControl), PolicyLayer.ResourceControl);
        return verdict.Limit(Layer(policies.VpcEndpoint, PolicyLayer.VpcEndpoint), PolicyLayer.VpcEndpoint);
    }

    private LayerVerdict IdentityLayer()
    {
        var verdict = _requester.Kind == RequesterKind.Root ? LayerVerdict.Unlimited : default;
        return Documents(policies.Identity, PolicyLayer.Identity, verdict);
    }

    private LayerVerdict Layer(ImmutableArray<PolicyDocument> documents, PolicyLayer layer) =>
        documents.IsEmpty ? LayerVerdict.Unlimited : Documents(documents, layer, default);

    private LayerVerdict Documents(ImmutableArray<PolicyDocument> documents, PolicyLayer layer, LayerVerdict verdict)
    {
        foreach (var policy in documents)
        {
            verdict = Document(policy, layer, verdict);
        }

        return verdict;
    }

    private Truth ControlLayer(ImmutableArray<PolicyLevel> levels, PolicyLayer layer)
    {
        if (levels.IsEmpty || !ControlPolicyScope.Binds(request, layer))
        {
            return Truth.Yes;
        }

        var result = Truth.Yes;
        foreach (var level in levels)
        {
            result = TruthLogic.And(result, Documents(level.Policies, layer, default).Allow);
        }

        return result;
    }

    private LayerVerdict Document(PolicyDocument policy, PolicyLayer layer, LayerVerdict verdict)
    {
        if (!policy.IsReadable)
        {
            verdict = verdict.Or(Truth.Unread, statement: null);
            _clear = TruthLogic.And(_clear, Truth.Unread);
        }

        foreach (var statement in policy.StatementsFor(request.Action.Service))
        {
            var isAllow = statement.Effect == PolicyEffect.Allow;
            if ((isAllow && verdict.Allow == Truth.Yes) || !statement.Actions.Contains(request.Action))
            {
                continue;
            }

            var truth = Matches(statement, layer);
            if (isAllow)
            {
                truth = statement.Principals is null ? truth : TruthLogic.And(truth, statement.Principals.Match(_requester).Truth);
                verdict = verdict.Or(truth, statement);
            }
            else
            {
                Deny(statement, truth, layer);
            }
        }

        return verdict;
    }

    private ResourceGrants Grants()
    {
        var grants = default(ResourceGrants);
        if (policies.Resource is { } policy)
        {
            _clear = policy.IsReadable ? _clear : TruthLogic.And(_clear, Truth.Unread);
            Grants(policy, ref grants);
        }

        foreach (var further in policies.Grants)
        {
            Grants(further, ref grants);
        }

        return grants;
    }

    private void Grants(PolicyDocument policy, ref ResourceGrants grants)
    {
        if (!policy.IsReadable)
        {
            grants.Add(NamedAs.Itself, Truth.Unread, statement: null);
        }

        foreach (var statement in policy.StatementsFor(request.Action.Service))
        {
            if (!statement.Actions.Contains(request.Action))
            {
                continue;
            }

            if (statement.Effect == PolicyEffect.Deny)
            {
                Deny(statement, Matches(statement, PolicyLayer.Resource), PolicyLayer.Resource);
                continue;
            }

            var named = statement.Principals?.Match(_requester) ?? PrincipalMatch.None;
            if (named.Truth != Truth.No)
            {
                grants.Add(named.As, TruthLogic.And(named.Truth, Matches(statement, PolicyLayer.Resource)), statement);
            }
        }
    }

    private Truth Matches(PolicyStatement statement, PolicyLayer layer)
    {
        var truth = bound?.Match(statement, layer, request.Context) ?? statement.Resources.Match(probe, request.Context);
        return truth == Truth.No ? truth : TruthLogic.And(truth, statement.Conditions.Evaluate(request.Context));
    }

    private void Deny(PolicyStatement statement, Truth matches, PolicyLayer layer)
    {
        var truth = matches == Truth.No || statement.Principals is null
            ? matches
            : TruthLogic.And(matches, statement.Principals.Denies(_requester, !policies.Boundary.IsEmpty));
        var clear = TruthLogic.Not(truth);
        if (clear < _clear)
        {
            (_clear, _denier, _denierLayer) = (clear, statement, layer);
        }
    }
}
