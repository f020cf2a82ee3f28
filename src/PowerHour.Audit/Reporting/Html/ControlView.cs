namespace PowerHour.Audit.Reporting.Html;

/// <summary>A control with the rules that serve it.</summary>
internal sealed record ControlView(
    string Anchor, string Id, int Number, string Title, string Talk, string Summary, StatusCounts Counts, string Verdict, IReadOnlyList<BarView> Bar, string RulesText, IReadOnlyList<RuleBriefView> Rules);
