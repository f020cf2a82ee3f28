namespace PowerHour.Audit.Reporting.Html;

/// <summary>What was read of a type in one region.</summary>
internal sealed record CoverageCellView(string Region, int Count, bool IsComplete, IReadOnlyList<GapView> Gaps);
