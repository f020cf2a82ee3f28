using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Turns a report into what the templates show.</summary>
internal static class ReportViewBuilder
{
    private const int FixesShown = 12;

    /// <summary>Builds the view.</summary>
    public static ReportView Build(ReportIndex index, ReportBrand brand)
    {
        var report = index.Report;
        var coverage = new CoverageViews(index);
        var rules = new RuleViews(index, coverage);
        var fixes = index.FixSteps;
        var pictures = report.Lineage is { } lineage ? new LineagePictures(report, lineage) : null;
        var models = new ModelViews(report, pictures);
        var paths = new ThreatPathViews(report, pictures);
        return new ReportView
        {
            Title = VisibleText.Line(brand.Title, 200),
            Logo = brand.Logo,
            AccountId = report.Manifest.AccountId,
            Date = ReportText.Machine(report.Manifest.EndedAt)[..10],
            IsDemo = report.IsDemo,
            Interrupted = report.Manifest.Interrupted,
            ToolVersion = report.ToolVersion,
            Headline = ReportSentences.Headline(index),
            Unread = ReportSentences.Unread(index),
            HasGaps = report.Manifest.Gaps.Count > 0,
            Facts = FactViews.Scope(report),
            Integrity = FactViews.Integrity(report),
            Entries = [.. report.Manifest.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new FactView(e.Key, e.Value, IsCode: true))],
            Changes = ChangeViews.Of(report),
            Overall = report.Score.Threats.Count == 0 ? "" : ScoreSentences.Overall(index),
            Counts = index.Counts,
            Severities = Severities(index),
            Threats = [.. report.Threats.Select((t, i) => ThreatViews.Build(index, t, i + 1) with { AttackPaths = paths.Build(t) })],
            Fixes = [.. fixes.Take(FixesShown).Select((t, i) => Fix(index, t, i + 1))],
            FixesRest = fixes.Count > FixesShown ? $"{ReportText.Count(fixes.Count - FixesShown, "more rule fails", "more rules fail")}; they follow under Findings in this order." : "",
            Models = models.Models(),
            ModelsSentence = models.Sentence(),
            Controls = [.. report.Controls.Select((c, i) => Control(index, c, i + 1))],
            RuleGroups = rules.Groups(),
            StaticNote = rules.Note(),
            Points = PointViews.Build(index),
            PointsSentence = PointViews.Sentence(index),
            Coverage = coverage.Services(),
            Outcomes = coverage.Outcomes(),
            CoverageSentence = coverage.Sentence(),
            SeenSentence = coverage.SeenSentence(),
            Seen = coverage.Seen(),
            Causes = coverage.Causes(),
            Overrides = OverrideViews.Rules(report),
            Suppressions = SuppressionViews.Of(report),
            SuppressionsSentence = SuppressionSentences.Tally(report),
            Advisories = AdvisoryViews.Of(index),
            AdvisoriesSentence = AdvisorySentences.Tally(report),
            Assumptions = OverrideViews.Assumptions(report),
            Statuses = StatusView.All,
        };
    }

    private static List<SeverityRowView> Severities(ReportIndex index)
    {
        var rows = SeverityNames.HighestFirst.Select(s => Row(SeverityView.Of(s), index.CountsOf(s))).ToList();
        rows.Add(Row(null, index.Counts));
        return rows;
    }

    private static SeverityRowView Row(SeverityView? severity, StatusCounts counts) => new(severity, counts, BarView.Of(counts));

    private static FixView Fix(ReportIndex index, FixStep step, int rank)
    {
        var titles = step.Rule.Threats.Where(l => l.IsDirect).Select(l => index.ThreatTitle(l.Threat)).ToList();
        return new FixView(rank, RuleBriefView.Of(index.Tally(step.Rule)) with { Severity = SeverityView.Of(step.Severity) }, step.Rule.Remediation.Text, ReportText.List(titles), DecisionView.Of(step.Decision), FindingLinkView.Some(step.Findings), FindingLinkView.Rest(step.Findings));
    }

    private static ControlView Control(ReportIndex index, Rules.Control control, int number)
    {
        var counts = index.CountsOf(control);
        var rules = index.ServedBy(control).OrderByDescending(t => t.Counts.Fail > 0).ThenByDescending(t => t.Rule.Severity).ThenBy(t => t.Rule.Id, StringComparer.Ordinal).ToList();
        var words = $"{ReportText.Count(rules.Count, "rule")}, of which {ReportText.Count(rules.Count(r => r.Counts.Fail > 0), "fails", "fail")}";
        return new ControlView(
            Anchors.Of("c-", control.Id), control.Id, number, control.Title, control.Talk, control.Summary, counts, ReportSentences.Verdict(counts), BarView.Of(counts), words, [.. rules.Select(RuleBriefView.Of)]);
    }
}
