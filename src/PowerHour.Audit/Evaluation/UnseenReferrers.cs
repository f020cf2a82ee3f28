using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Why there may be more who refer to a resource than were seen. It rests on the types and the region, so that it is worked out once for thousands of resources.</summary>
/// <param name="context">What facts are worked out from.</param>
internal sealed class UnseenReferrers(AnalysisContext context)
{
    private readonly Dictionary<(string Edge, ResourceType? Source, ResourceType Target, string Region), CelUnknown?> _known = [];

    /// <summary>Why there may be more.</summary>
    /// <param name="edge">The kind of edge.</param>
    /// <param name="source">The type of those who refer; null for any.</param>
    /// <param name="target">The type of the resource that is referred to.</param>
    /// <param name="region">Its region.</param>
    /// <returns>The unknown; null where all were seen.</returns>
    public CelUnknown? Referrers(string edge, ResourceType? source, ResourceType target, string region)
    {
        if (!_known.TryGetValue((edge, source, target, region), out var known))
        {
            var sources = context.Store.Catalog.Types.Where(t => (source is null || t.Type == source) && t.Relations.Any(r => r.Edge == edge && r.To == target)).Select(t => t.Type);
            var unlisted = sources.SelectMany(s => context.Store.GapsOf(s, region == "global" ? null : region));
            var gaps = unlisted.Concat(context.Graph.UnreadReferences(edge, target, source));
            _known[(edge, source, target, region)] = known = Unread.Because(gaps.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }

        return known;
    }
}
