namespace PowerHour.Audit.Reporting.Html;

/// <summary>A resource type with what was read of it in each region.</summary>
/// <param name="Type">The type.</param>
/// <param name="Calls">The calls that read it, without the service's name; empty where they are not known.</param>
/// <param name="Count">How many resources were read.</param>
/// <param name="IsComplete">True where no call failed that reads it.</param>
/// <param name="Regions">A cell for each region.</param>
internal sealed record CoverageRowView(string Type, string Calls, int Count, bool IsComplete, IReadOnlyList<CoverageCellView> Regions);
