using PowerHour.Audit.Findings;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds the rules with their findings, up to the number that stands in the page as plain markup.</summary>
internal sealed class RuleViews
{
    /// <summary>How many open findings stand in the page as plain markup, and how many closed ones.</summary>
    public const int StaticLimit = 1000;

    private const int MaxText = 2048;

    private readonly ReportIndex _index;
    private readonly CoverageViews _coverage;
    private readonly HashSet<Finding> _shown;

    /// <summary>Chooses what stands in the page.</summary>
    public RuleViews(ReportIndex index, CoverageViews coverage)
    {
        _index = index;
        _coverage = coverage;
        _shown = new HashSet<Finding>([.. Take(IsOpen), .. Take(f => !IsOpen(f))], ReferenceEqualityComparer.Instance);

        IEnumerable<Finding> Take(Func<Finding, bool> which) => index.Report.Findings.Where(which).Take(StaticLimit);
    }

    /// <summary>The rules: failing ones in fix order, then the undecided, then those that hold, then those about nothing here.</summary>
    public IReadOnlyList<RuleGroupView> Groups()
    {
        var rest = _index.Tallies.Where(t => t.Counts.Fail == 0).OrderByDescending(t => t.Rule.Severity).ThenBy(t => t.Rule.Id, StringComparer.Ordinal).ToList();
        RuleGroupView[] all =
        [
            Group("rules-failing", "Rules that fail", _index.FailingFirst),
            Group("rules-undecided", "Rules that could not be decided everywhere", rest.Where(t => t.Counts.Open > 0)),
            Group("rules-holding", "Rules that hold", rest.Where(t => t.Counts is { Open: 0, Pass: > 0 }), isBrief: true),
            Group("rules-idle", "Rules with nothing to judge", rest.Where(t => t.Counts is { Open: 0, Pass: 0 }), isBrief: true),
        ];
        return [.. all.Where(g => g.Rules.Count > 0)];
    }

    /// <summary>How much of all findings stands in the page as plain markup, where it is not all.</summary>
    public string Note()
    {
        var missing = _index.Report.Findings.Count - _shown.Count;
        return missing == 0 ? "" :
            $"This text holds the first {ReportText.Number(StaticLimit)} open findings, failing ones first, and the first {ReportText.Number(StaticLimit)} of the others. " +
            $"{ReportText.Count(missing, "more is", "more are")} in the searchable list, which needs JavaScript, and in the JSON and CSV reports of the same run.";
    }

    private RuleGroupView Group(string anchor, string title, IEnumerable<RuleTally> tallies, bool isBrief = false) => new(anchor, title, [.. tallies.Select(Rule)], isBrief);

    private RuleView Rule(RuleTally tally)
    {
        var rule = tally.Rule;
        var shown = tally.Findings.Where(_shown.Contains).ToList();
        var missing = tally.Findings.Count - shown.Count;
        return new RuleView
        {
            Anchor = Anchors.Of("r-", rule.Id),
            Id = rule.Id,
            Title = rule.Title,
            Severity = SeverityView.Of(rule.Severity),
            Weight = $"impact {rule.Impact} of 3, exposure {rule.Exposure} of 3",
            SeverityOverride = OverrideViews.Rules(_index.Report).FirstOrDefault(o => o.Rule == rule.Id && o.Subject == "severity"),
            ResourceType = rule.Resource.Name,
            Control = _index.ControlTitle(rule.Control),
            Why = ReportText.Flowing(rule.Why),
            Threats = [.. rule.Threats.Select(l => new RuleThreatView(_index.ThreatTitle(l.Threat), Anchors.Of("t-", l.Threat), l.IsDirect, l.How))],
            Remediation = rule.Remediation,
            References = [.. rule.References.Where(r => r.Length > 0).Select(r => new LinkView(r, Templates.SafeUrl.Of(r) != "#"))],
            Frameworks = [.. _index.FrameworksOf(rule).Select(l => new RuleFrameworkView(l.Framework.FullTitle, [.. l.Controls.Select(c => new RuleFrameworkControlView(c.Id, c.Title))]))],
            Counts = tally.Counts,
            Open = [.. shown.Where(IsOpen).Select(Finding)],
            Closed = [.. shown.Where(f => !IsOpen(f)).Select(Finding)],
            Omitted = missing == 0 ? "" : $"{ReportText.Count(missing, "more finding", "more findings")} of this rule: in the searchable list, and in the JSON and CSV reports.",
        };
    }

    private FindingView Finding(Finding finding) => new()
    {
        Anchor = Anchors.Of("f-", finding.Fingerprint),
        Status = StatusView.Of(finding.Status),
        Severity = finding.PathSeverity is { } severity ? SeverityView.Of(severity) : null,
        Name = VisibleText.Cut(finding.Resource.Name.Length == 0 ? finding.Resource.Arn : finding.Resource.Name, MaxText),
        Arn = VisibleText.Cut(finding.Resource.Arn, MaxText),
        Type = finding.Resource.Type,
        Region = finding.Resource.Region,
        AccountId = finding.Resource.AccountId,
        Message = VisibleText.Cut(finding.Message, MaxText),
        Decision = finding is { Status: Status.Fail, IsSuppressed: false } ? FixOrder.Reason(finding) : "",
        Suppression = SuppressionNoteView.Of(finding.Suppression),
        Evidence = Evidence(finding.Evidence),
        Gaps = [.. finding.GapIds.Select(_coverage.Gap)],
        Attacks = [.. finding.Paths.Select(AttackView.Of)],
    };

    /// <summary>Neighbours that one call showed stand together: a call and its time are said once.</summary>
    private static List<EvidenceCallView> Evidence(IReadOnlyList<Evidence> evidence)
    {
        var calls = new List<EvidenceCallView>();
        for (var from = 0; from < evidence.Count;)
        {
            var first = evidence[from];
            var fields = evidence.Skip(from).TakeWhile(e => e.Call == first.Call && e.At == first.At).Select(e => new EvidenceView(e.Path, VisibleText.Cut(e.Value, MaxText))).ToList();
            calls.Add(new EvidenceCallView(
                first.Call.Length == 0 ? "derived" : first.Call,
                first.At is { } at ? ReportText.Human(at) : first.Call.Length == 0 ? "" : "not read",
                first.At is { } time ? ReportText.Machine(time) : "",
                fields));
            from += fields.Count;
        }

        return calls;
    }

    private static bool IsOpen(Finding finding) => finding.Status is not (Status.Pass or Status.NotApplicable);
}
