using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Turns the ids of coverage gaps into unknowns.</summary>
internal static class Unread
{
    /// <summary>The unknown with these causes.</summary>
    /// <param name="gapIds">The gap ids.</param>
    /// <returns>The unknown, or null where there are none.</returns>
    public static CelUnknown? Because(IEnumerable<string> gapIds) => gapIds is IReadOnlyList<string> { Count: 0 } ? null
        : gapIds.Aggregate((CelUnknown?)null, (all, id) => CelUnknown.Merge(all, new CelUnknown(id)));

    /// <summary>The gaps behind two answers together.</summary>
    /// <param name="some">Gap ids.</param>
    /// <param name="others">More of them.</param>
    /// <returns>Each once, sorted.</returns>
    public static IReadOnlyList<string> Joined(IEnumerable<string> some, IEnumerable<string> others) =>
        [.. some.Union(others, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The unknown for properties of a resource that could not be read.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="properties">The top-level properties.</param>
    /// <returns>The unknown, or null where all were read.</returns>
    public static CelUnknown? In(Resource resource, params IEnumerable<string> properties) =>
        resource.Unread.Count == 0 ? null : Because(properties.SelectMany(resource.GapsOf));
}
