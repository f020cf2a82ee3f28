namespace PowerHour.Audit.Reporting.Html;

/// <summary>Rules that ended alike.</summary>
internal sealed record RuleGroupView(string Anchor, string Title, IReadOnlyList<RuleView> Rules);
