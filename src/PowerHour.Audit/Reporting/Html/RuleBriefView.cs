namespace PowerHour.Audit.Reporting.Html;

/// <summary>A rule in a list: enough to name it and to go to it.</summary>
internal sealed record RuleBriefView(string Anchor, string Id, string Title, SeverityView Severity, StatusCounts Counts)
{
    /// <summary>The view of a rule with its findings.</summary>
    public static RuleBriefView Of(RuleTally tally) => new(
        Anchors.Of("r-", tally.Rule.Id),
        tally.Rule.Id,
        tally.Rule.Title,
        SeverityView.Of(tally.Severity),
        tally.Counts);
}
