namespace PowerHour.Audit.Inventory;

/// <summary>What was asked about one resource type in one region, and how that ended.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Region">The region, or <c>global</c>.</param>
/// <param name="Count">How many resources were read.</param>
/// <param name="GapIds">The gaps that leave the list of resources incomplete; empty means that all there are were seen.</param>
public sealed record CoverageEntry(ResourceType Type, string Region, int Count, IReadOnlyList<string> GapIds)
{
    /// <summary>True where every resource of the type in the region was listed.</summary>
    public bool IsComplete => GapIds.Count == 0;
}
