namespace PowerHour.Audit.Reporting.Html;

/// <summary>What was read of a type in one region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Count">How many resources were read.</param>
/// <param name="IsListed">True where every resource was listed.</param>
/// <param name="IsComplete">True where, besides, no call about one of them failed.</param>
/// <param name="Gaps">The calls that failed.</param>
internal sealed record CoverageCellView(string Region, int Count, bool IsListed, bool IsComplete, IReadOnlyList<GapView> Gaps);
