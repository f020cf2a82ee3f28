namespace PowerHour.Audit.Reporting.Html;

/// <summary>How many fail at one severity.</summary>
internal sealed record SeverityCountView(SeverityView Severity, int Count);
