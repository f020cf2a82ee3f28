namespace PowerHour.Audit.Reporting.Html;

/// <summary>A field that a call showed, and its value.</summary>
internal sealed record EvidenceView(string Path, string Value);
