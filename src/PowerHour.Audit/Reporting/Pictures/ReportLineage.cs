using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>How the resources of an account are connected, for reports to draw.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Services">What the types are called.</param>
public sealed record ReportLineage(ResourceGraph Graph, ServiceCatalog Services)
{
    /// <summary>Who can touch what served models rest on, by the ARN of the resource; empty where it was not worked out.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<ResourceAccess>> Access { get; init; } = new Dictionary<string, IReadOnlyList<ResourceAccess>>(StringComparer.Ordinal);
}
