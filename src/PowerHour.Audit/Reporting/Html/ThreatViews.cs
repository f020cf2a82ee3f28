using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds the page of a threat.</summary>
internal static class ThreatViews
{
    /// <summary>How many failing rules stand open; the others are folded, and unfolded in print and without script.</summary>
    private const int FailingShown = 12;

    /// <summary>Builds the view.</summary>
    public static ThreatView Build(ReportIndex index, Threat threat, int number)
    {
        var tallies = index.LeadingTo(threat).OrderByDescending(t => t.Rule.Severity).ThenByDescending(t => Link(t, threat).Relevance)
            .ThenByDescending(t => t.Counts.Fail).ThenBy(t => t.Rule.Id, StringComparer.Ordinal).ToList();
        var counts = index.CountsOf(threat);
        var failing = index.FailingFirst.Where(t => t.Rule.Threats.Any(l => l.Threat == threat.Id)).ToList();
        var undecided = tallies.Where(t => t.Counts.Fail == 0 && t.Counts.Open > 0).ToList();
        return new ThreatView
        {
            Anchor = Anchors.Of("t-", threat.Id),
            Number = number,
            Title = threat.Title,
            Summary = ReportText.Flowing(threat.Summary),
            How = threat.How,
            References = [.. threat.References.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new FactView(CatalogNames.Of(r.Key), string.Join(", ", r.Value), IsCode: false))],
            Counts = counts,
            Verdict = ReportSentences.Verdict(counts),
            Bar = BarView.Of(counts),
            FailsBySeverity = FailsBySeverity([.. tallies.Where(t => t.Counts.Fail > 0)]),
            Score = ScoreViews.Build(index.Report, threat.Id),
            Failing = [.. failing.Take(FailingShown).Select(Failing)],
            FailingMore = [.. failing.Skip(FailingShown).Select(Failing)],
            FailingMoreText = ReportText.Count(Math.Max(0, failing.Count - FailingShown), "more rule that leads there fails", "more rules that lead there fail"),
            Undecided = [.. undecided.Select(t => View(t, threat, null))],
            UndecidedText = ReportText.Count(undecided.Count, "rule that may lead there could not be decided", "rules that may lead there could not be decided"),
            IsWeakest = index.Report.Score.Weakest?.Threat == threat.Id,
            Rest = Rest(tallies.Count - failing.Count - undecided.Count),
        };

        ThreatRuleView Failing(RuleTally t) => View(t, threat, index.DecisionOn(t.Rule) is { } decision ? DecisionView.Of(decision) : null);
    }

    private static List<SeverityCountView> FailsBySeverity(List<RuleTally> failing) =>
        [.. failing.SelectMany(t => t.BySeverity).Where(s => s.Counts.Fail > 0).GroupBy(s => s.Severity, s => s.Counts.Fail).OrderByDescending(g => g.Key).Select(g => new SeverityCountView(SeverityView.Of(g.Key), g.Sum()))];

    private static ThreatRuleView View(RuleTally tally, Threat threat, DecisionView? decision)
    {
        var link = Link(tally, threat);
        return new ThreatRuleView(RuleBriefView.Of(tally), link.IsDirect, link.How, decision);
    }

    private static ThreatLink Link(RuleTally tally, Threat threat) => tally.Rule.Threats.First(l => l.Threat == threat.Id);

    private static string Rest(int rules) => rules == 0 ? "" : $"{ReportText.Count(rules, "more rule bears", "more rules bear")} on this threat and found nothing open.";
}
