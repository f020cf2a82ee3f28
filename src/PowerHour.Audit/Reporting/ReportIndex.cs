using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting;

/// <summary>The findings of a report, sorted into the groups that every format counts by.</summary>
internal sealed class ReportIndex
{
    private readonly Dictionary<string, List<Finding>> _byRule;
    private readonly Dictionary<ResourceType, int> _rulesByType;
    private readonly ILookup<string, FrameworkLinks> _frameworks;

    /// <summary>Sorts a report's findings.</summary>
    public ReportIndex(AuditReport report)
    {
        Report = report;
        _frameworks = FrameworkLinks.ByRule(report.Frameworks);
        _rulesByType = report.Rules.GroupBy(r => r.Resource).ToDictionary(g => g.Key, g => g.Count());
        _byRule = report.Findings.GroupBy(f => f.Rule.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        Tallies = [.. report.Rules.Select(r => new RuleTally(r, Of(r.Id)))];
        Counts = Sum(Tallies);
        FixSteps = FixOrder.Of(report.Findings);
        Gaps = report.Manifest.Gaps.GroupBy(g => g.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>The report.</summary>
    public AuditReport Report { get; }

    /// <summary>A tally for every rule, in the rules' order.</summary>
    public IReadOnlyList<RuleTally> Tallies { get; }

    /// <summary>All findings.</summary>
    public StatusCounts Counts { get; }

    /// <summary>The gaps by id.</summary>
    public IReadOnlyDictionary<string, CoverageGap> Gaps { get; }

    /// <summary>Failing rules in the order in which to act.</summary>
    public IReadOnlyList<FixStep> FixSteps { get; }

    /// <summary>The tallies of the failing rules, in the order in which to act; those whose failures are all suppressed come last, by severity.</summary>
    public IEnumerable<RuleTally> FailingFirst => FixSteps.Select(s => Tally(s.Rule))
        .Concat(Tallies.Where(t => t.Counts.Fail > 0 && t.Findings.All(f => f.IsSuppressed || f.Status != Status.Fail)).OrderByDescending(t => t.Severity));

    /// <summary>When to act on a rule's failures; null where there is none to act on.</summary>
    public FixDecision? DecisionOn(Rule rule) => FixSteps.FirstOrDefault(s => s.Rule.Id == rule.Id)?.Decision;

    /// <summary>What a rule serves in each framework that names it.</summary>
    public IEnumerable<FrameworkLinks> FrameworksOf(Rule rule) => _frameworks[rule.Id];

    /// <summary>How many rules of the report judge a type.</summary>
    public int RulesOn(ResourceType type) => _rulesByType.GetValueOrDefault(type);

    /// <summary>The findings of one severity.</summary>
    public StatusCounts CountsOf(Severity severity) => Sum(Tallies.SelectMany(t => t.BySeverity).Where(s => s.Severity == severity).Select(s => s.Counts));

    /// <summary>The findings of one control.</summary>
    public StatusCounts CountsOf(Control control) => Sum(ServedBy(control));

    /// <summary>The findings that bear on one threat.</summary>
    public StatusCounts CountsOf(Threat threat) => Sum(LeadingTo(threat));

    /// <summary>The rules that serve a control.</summary>
    public IEnumerable<RuleTally> ServedBy(Control control) => Tallies.Where(t => t.Rule.Control == control.Id);

    /// <summary>The rules that bear on a threat.</summary>
    public IEnumerable<RuleTally> LeadingTo(Threat threat) => Tallies.Where(t => t.Rule.Threats.Any(l => l.Threat == threat.Id));

    /// <summary>The title of a threat; its id where nothing describes it.</summary>
    public string ThreatTitle(string id) => Report.Threats.FirstOrDefault(t => t.Id == id)?.Title ?? id;

    /// <summary>The title of a control; its id where nothing describes it.</summary>
    public string ControlTitle(string id) => Report.Controls.FirstOrDefault(c => c.Id == id)?.Title ?? id;

    /// <summary>The tally of a rule.</summary>
    public RuleTally Tally(Rule rule) => Tallies.First(t => t.Rule.Id == rule.Id);

    private List<Finding> Of(string ruleId) => _byRule.GetValueOrDefault(ruleId) ?? [];

    private static StatusCounts Sum(IEnumerable<RuleTally> tallies) => Sum(tallies.Select(t => t.Counts));

    private static StatusCounts Sum(IEnumerable<StatusCounts> counts) => counts.Aggregate(new StatusCounts(0, 0, 0, 0, 0, 0), (sum, c) => sum.Plus(c));
}
