namespace PowerHour.Audit.Reporting.Html;

/// <summary>A resource type with what was read of it in each region.</summary>
internal sealed record CoverageRowView(string Type, int Count, bool IsComplete, IReadOnlyList<CoverageCellView> Regions);
