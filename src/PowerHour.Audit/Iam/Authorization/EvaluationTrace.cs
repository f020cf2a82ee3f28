using System.Collections.Immutable;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Finds, once an answer is known to be open, what leaves it open.</summary>
internal static class EvaluationTrace
{
    internal static ImmutableArray<string> Unread(PolicyBundle policies) =>
        [.. Documents(policies).Where(static d => !d.IsReadable).Select(static d => d.Name).Distinct(StringComparer.Ordinal)];

    internal static ImmutableArray<string> ConditionKeys(
        AccessRequest request, PolicyBundle policies, ResourceProbe probe, BoundProbe? bound)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in Documents(policies))
        {
            foreach (var statement in document.StatementsFor(request.Action.Service))
            {
                if (statement.Actions.Contains(request.Action))
                {
                    var layer = document.Kind == PolicyKind.Identity ? PolicyLayer.Identity : PolicyLayer.Resource;
                    var resource = bound?.Match(statement, layer, request.Context) ?? statement.Resources.Match(probe, request.Context);
                    Collect(request, statement, resource, keys);
                }
            }
        }

        return [.. keys];
    }

    private static void Collect(AccessRequest request, PolicyStatement statement, Truth resource, SortedSet<string> keys)
    {
        var principal = statement.Principals?.Match(request.Requester).Truth ?? Truth.Yes;
        if (principal == Truth.No || resource == Truth.No || statement.Conditions.Evaluate(request.Context) == Truth.No)
        {
            return;
        }

        if (principal == Truth.Conditional)
        {
            keys.Add("sts:RoleSessionName");
        }

        CollectVariables(request.Context, statement.Resources, resource, keys);
        foreach (var clause in statement.Conditions.Clauses)
        {
            if (clause.Evaluate(request.Context) == Truth.Conditional)
            {
                clause.CollectUnknownKeys(request.Context, keys);
            }
        }
    }

    private static void CollectVariables(RequestContext context, ResourceSet resources, Truth truth, SortedSet<string> keys)
    {
        if (truth != Truth.Conditional)
        {
            return;
        }

        foreach (var piece in resources.Patterns.SelectMany(static p => p.Template?.Pieces ?? []))
        {
            if (piece.Key is not null && context.Find(piece.Key, out _) == ContextState.Unknown)
            {
                keys.Add(piece.Key);
            }
        }
    }

    private static IEnumerable<PolicyDocument> Documents(PolicyBundle policies)
    {
        PolicyDocument[] resource = policies.Resource is null ? [] : [policies.Resource];
        return policies.Identity
            .Concat(policies.Boundary)
            .Concat(policies.Session)
            .Concat(policies.VpcEndpoint)
            .Concat(policies.ServiceControl.SelectMany(static l => l.Policies))
            .Concat(policies.ResourceControl.SelectMany(static l => l.Policies))
            .Concat(resource);
    }
}
