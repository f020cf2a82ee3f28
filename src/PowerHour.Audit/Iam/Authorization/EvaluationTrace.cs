using System.Collections.Immutable;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Finds, once an answer is known to be open, what leaves it open.</summary>
internal static class EvaluationTrace
{
    internal static ImmutableArray<string> Unread(PolicyBundle policies) =>
        [.. Unreadable(policies).Select(static d => d.Name).Concat(policies.PublicBlockUnread is null ? [] : ["Block Public Access"]).Distinct(StringComparer.Ordinal)];

    /// <summary>The same, each with the first reason: <c>name: reason (line:column)</c>.</summary>
    internal static ImmutableArray<string> UnreadBecause(PolicyBundle policies)
    {
        var documents = Unreadable(policies).Select(static d => $"{d.Name}: {Reason(d)}");
        return [.. documents.Concat(policies.PublicBlockUnread is { } cause ? [$"Block Public Access: {cause}"] : []).Distinct(StringComparer.Ordinal)];
    }

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

    private static IEnumerable<PolicyDocument> Unreadable(PolicyBundle policies) => Documents(policies).Where(static d => !d.IsReadable);

    private static string Reason(PolicyDocument document)
    {
        var finding = document.Findings.First(static f => f.Severity == PolicyFindingSeverity.Error);
        return finding.Code == PolicyFindingCode.NotCollected ? finding.Message : $"{finding.Message} ({finding.Position})";
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
            .Concat(policies.Grants)
            .Concat(resource);
    }
}
