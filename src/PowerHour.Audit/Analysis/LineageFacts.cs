using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Where a resource stands in the machine-learning lineage.</summary>
internal static class LineageFacts
{
    private static readonly ResourceType Endpoint = new("AWS::SageMaker::Endpoint");

    private static readonly string[] ServingEdges = ["hosts", "deploys", "derived-from", "produced-by"];

    /// <summary>Whether the lineage reaches it.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A truth, or unknown where an unread part may hold the reference.</returns>
    public static CelValue InLineage(Resource resource, AnalysisContext context) =>
        context.Graph.Find(resource.Arn)?.InLineage == true ? CelValue.True
        : Unread.Because(MlGaps(context, resource.Type)) is { } unknown ? CelValue.Unknown(unknown) : CelValue.False;

    /// <summary>Whether it is in the lineage of a served model.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A truth, or unknown where an unread part may hold the reference.</returns>
    public static CelValue Served(Resource resource, AnalysisContext context)
    {
        if (context.Graph.Find(resource.Arn)?.Served == true)
        {
            return CelValue.True;
        }

        var unknown = context.Doubts.Unknown("served", default, resource.Region, (context, resource.Region), static asked => ServedGaps(asked.context, asked.Region));
        return unknown is null ? CelValue.False : CelValue.Unknown(unknown);
    }

    /// <summary>Whether it is in the lineage of a served model, or that can not be told.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>True unless it is known not to be.</returns>
    public static bool MayBeServed(Resource resource, AnalysisContext context) => !Served(resource, context).IsFalse;

    /// <summary>Whether there is machine learning in the account, or that can not be told: something to score.</summary>
    /// <param name="manifest">What was covered.</param>
    /// <param name="catalog">Which types are machine learning's own.</param>
    /// <returns>False only where every list of such types was read whole and is empty.</returns>
    public static bool MayHaveMachineLearning(SnapshotManifest manifest, ServiceCatalog catalog)
    {
        var lists = manifest.Coverage.Where(c => catalog.Find(c.Type) is { Role: ResourceRole.Ml, Service: "sagemaker" }).ToArray();
        return lists.Length == 0 || lists.Any(c => c.Count > 0 || !c.IsComplete);
    }

    /// <summary>The gaps because of which further resources of a type may belong to the lineage: types that were not all listed and that lead there, and references on the way that were not read.</summary>
    /// <param name="context">What facts are worked out from.</param>
    /// <param name="type">The type that is asked about.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> MlGaps(AnalysisContext context, ResourceType type) => context.Doubts.GapIds("lineage", type, "", () =>
    {
        var unlisted = context.Store.Manifest.Coverage.Where(c => !c.IsComplete && c.Type != type && context.Reach.Leads(c.Type, type)).SelectMany(c => c.GapIds);
        var unread = context.Graph.Unread.Where(u => context.Reach.Leads(u.Target, type) || context.Reach.Leads(u.Source, type)).Select(u => u.Gap);
        return unlisted.Concat(unread);
    });

    private static IEnumerable<string> ServedGaps(AnalysisContext context, string region)
    {
        var between = context.Store.Catalog.Types.Where(t => t.Relations.Any(r => ServingEdges.Contains(r.Edge, StringComparer.Ordinal))).Select(t => t.Type).ToHashSet();
        var unlisted = context.Store.Manifest.Coverage.Where(c => between.Contains(c.Type) && (c.Region == region || c.Region == "global")).SelectMany(c => c.GapIds);
        var unread = ServingEdges.SelectMany(e => ReachableTypes(context, e).SelectMany(t => context.Graph.UnreadReferences(e, t)));
        return context.Store.GapsOf(Endpoint, region).Concat(unlisted).Concat(unread);
    }

    private static IEnumerable<ResourceType> ReachableTypes(AnalysisContext context, string edge) =>
        context.Store.Catalog.Types.SelectMany(t => t.Relations).Where(r => r.Edge == edge).Select(r => r.To).Distinct();
}
