namespace PowerHour.Audit.Reporting.Html;

/// <summary>All that the templates may show. Member names, with a small first letter, are what <c>{{…}}</c> can say.</summary>
internal sealed record ReportView
{
    public required string Title { get; init; }

    public required string Logo { get; init; }

    public required string AccountId { get; init; }

    public required string Date { get; init; }

    public required bool IsDemo { get; init; }

    public required bool Interrupted { get; init; }

    public required string ToolVersion { get; init; }

    public required string Headline { get; init; }

    public required string Unread { get; init; }

    public required bool HasGaps { get; init; }

    public required IReadOnlyList<FactView> Facts { get; init; }

    public required IReadOnlyList<FactView> Integrity { get; init; }

    public required IReadOnlyList<FactView> Entries { get; init; }

    public required ChangesView? Changes { get; init; }

    public required string Overall { get; init; }

    public required StatusCounts Counts { get; init; }

    public required IReadOnlyList<SeverityRowView> Severities { get; init; }

    public required IReadOnlyList<ThreatView> Threats { get; init; }

    public required IReadOnlyList<FixView> Fixes { get; init; }

    public required string FixesRest { get; init; }

    public required IReadOnlyList<ModelView> Models { get; init; }

    public required string ModelsSentence { get; init; }

    public required IReadOnlyList<ControlView> Controls { get; init; }

    public required IReadOnlyList<RuleGroupView> RuleGroups { get; init; }

    public required string StaticNote { get; init; }

    public required IReadOnlyList<PointView> Points { get; init; }

    public required string PointsSentence { get; init; }

    public required IReadOnlyList<CoverageServiceView> Coverage { get; init; }

    public required IReadOnlyList<CallOutcomeView> Outcomes { get; init; }

    public required string CoverageSentence { get; init; }

    /// <summary>How much was seen and not judged; empty where nothing.</summary>
    public required string SeenSentence { get; init; }

    /// <summary>Which types those are.</summary>
    public required IReadOnlyList<FactView> Seen { get; init; }

    public required IReadOnlyList<CauseView> Causes { get; init; }

    public required IReadOnlyList<OverrideView> Overrides { get; init; }

    public required IReadOnlyList<SuppressionView> Suppressions { get; init; }

    public required string SuppressionsSentence { get; init; }

    public required IReadOnlyList<AdvisoryView> Advisories { get; init; }

    public required string AdvisoriesSentence { get; init; }

    public required IReadOnlyList<FactView> Assumptions { get; init; }

    public required IReadOnlyList<StatusView> Statuses { get; init; }
}
