using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Demo;

/// <summary>Coverage of the demo account: every type that the product knows was asked for in every region, and all answered but what the gaps name. Of types that a user added nothing was asked.</summary>
internal static class DemoCoverage
{
    /// <summary>The coverage entries.</summary>
    /// <param name="catalog">The types.</param>
    /// <param name="header">The regions and the gaps.</param>
    /// <param name="resources">The resources, to be counted.</param>
    /// <returns>One entry a type and region, in that order.</returns>
    public static IEnumerable<CoverageEntry> Of(ServiceCatalog catalog, DemoHeader header, ILookup<ResourceType, Resource> resources) =>
        from type in catalog.Types
        where !catalog.Added.Contains(type.Type)
        from region in type.IsGlobal ? ["global"] : header.Manifest.Regions
        let count = resources[type.Type].Count(r => type.IsGlobal || r.Region == region)
        select new CoverageEntry(type.Type, region, count, [.. header.ListGaps[(type.Type, region)]]);
}
