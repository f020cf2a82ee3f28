namespace PowerHour.Audit.Reporting.Html;

/// <summary>A piece of evidence.</summary>
internal sealed record EvidenceView(string Call, string Path, string Value, string At, string AtMachine);
