using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>What the policies of roles and users say, put together.</summary>
internal static class PrincipalFacts
{
    private static readonly ResourceType ManagedPolicy = new("AWS::IAM::ManagedPolicy");
    private static readonly ResourceType Group = new("AWS::IAM::Group");
    private static readonly JsonPath Attached = JsonPath.Parse("AttachedManagedPolicies[].PolicyArn");
    private static readonly JsonPath Versions = JsonPath.Parse("PolicyVersionList[]");
    private static readonly string[] Inline = ["RolePolicyList", "UserPolicyList", "GroupPolicyList"];

    /// <summary>All statements of inline, attached and group policies; there may be more where a document was not read.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list.</returns>
    public static CelValue Statements(Resource resource, AnalysisContext context)
    {
        var (statements, gap) = Gather(resource, context);
        return CelValue.List(CelList.Of([.. statements.Select(PolicyStatements.Show)], gap));
    }

    /// <summary>The types of the resources that run under a role.</summary>
    /// <param name="resource">A role.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of type names.</returns>
    public static CelValue UsedBy(Resource resource, AnalysisContext context)
    {
        var users = context.Graph.Find(resource.Arn)?.In.Where(e => e.Kind == "assumes").Select(e => e.From.Type.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        var gap = context.Doubts.Unknown("usedBy", resource.Type, "", (resource.Type, context), static asked => UnreadUsers(asked.Type, asked.context));
        return CelValue.List(CelList.Of([.. users.Select(CelValue.String)], gap));
    }

    private static IEnumerable<string> UnreadUsers(ResourceType principals, AnalysisContext context)
    {
        var assuming = context.Store.Catalog.Types.Where(t => t.Relations.Any(r => r.Edge == "assumes")).Select(t => t.Type).ToHashSet();
        var unlisted = context.Store.Manifest.Coverage.Where(c => assuming.Contains(c.Type)).SelectMany(c => c.GapIds);
        return context.Graph.UnreadReferences("assumes", principals).Concat(unlisted);
    }

    private static (IReadOnlyList<PolicyStatement> Statements, CelUnknown? Gap) Gather(Resource principal, AnalysisContext context)
    {
        var statements = new List<PolicyStatement>();
        var gap = Unread.In(principal, Inline.Append("AttachedManagedPolicies"));
        foreach (var holder in Groups(principal, context).Prepend(principal))
        {
            statements.AddRange(InlineOf(holder));
            foreach (var (_, arn) in Attached.Select(holder.Properties))
            {
                var document = Document(arn.GetString()!, context);
                gap = document is null ? CelUnknown.Merge(gap, new CelUnknown(Missing(context))) : gap;
                statements.AddRange(document is { } found ? PolicyStatements.Read(found, arn.GetString()!.Split('/')[^1]) : []);
            }
        }

        return (statements, gap);
    }

    private static string Missing(AnalysisContext context) =>
        context.Store.GapsOf(ManagedPolicy) is [var gap, ..] ? gap : Graph.ResourceStore.NotCollected(ManagedPolicy);

    private static IEnumerable<Resource> Groups(Resource principal, AnalysisContext context) =>
        JsonPath.Parse("GroupList[]").Select(principal.Properties).Select(g => context.Store.Keep(Group).Find(g.Value.GetString()!, "global")).OfType<Resource>();

    private static IEnumerable<PolicyStatement> InlineOf(Resource holder) =>
        Inline.SelectMany(list => JsonPath.Parse($"{list}[]").Select(holder.Properties))
            .SelectMany(p => p.Value.TryGetProperty("PolicyDocument", out var document) ? PolicyStatements.Read(document, p.Value.TryGetProperty("PolicyName", out var name) ? name.GetString()! : "") : []);

    private static JsonElement? Document(string arn, AnalysisContext context)
    {
        if (context.Store.Keep(ManagedPolicy).Find(arn, "global") is not { } policy)
        {
            return null;
        }

        var versions = Versions.Select(policy.Properties).Select(v => v.Value).ToArray();
        var current = Array.Find(versions, v => v.TryGetProperty("IsDefaultVersion", out var isDefault) && isDefault.ValueKind == JsonValueKind.True);
        return current.ValueKind == JsonValueKind.Object && current.TryGetProperty("Document", out var document) ? document : null;
    }
}
