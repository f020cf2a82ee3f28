namespace PowerHour.Audit.Reporting.Html;

/// <summary>A row of the big picture: a severity, or all of them.</summary>
internal sealed record SeverityRowView(SeverityView? Severity, StatusCounts Counts, IReadOnlyList<BarView> Bar);
