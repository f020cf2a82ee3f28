namespace PowerHour.Audit.Reporting.Html;

/// <summary>A threat as a rule leads to it.</summary>
internal sealed record RuleThreatView(string Title, string Anchor, bool IsDirect, string How);
