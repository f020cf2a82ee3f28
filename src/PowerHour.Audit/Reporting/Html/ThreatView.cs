namespace PowerHour.Audit.Reporting.Html;

/// <summary>A threat with the rules that bear on it.</summary>
internal sealed record ThreatView
{
    public required string Anchor { get; init; }

    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> How { get; init; }

    public required IReadOnlyList<FactView> References { get; init; }

    public required StatusCounts Counts { get; init; }

    public required string Verdict { get; init; }

    public required IReadOnlyList<BarView> Bar { get; init; }

    public required IReadOnlyList<SeverityCountView> FailsBySeverity { get; init; }

    public required ScoreView? Score { get; init; }

    public ThreatPathsView? AttackPaths { get; init; }

    public required IReadOnlyList<ThreatRuleView> Failing { get; init; }

    public required IReadOnlyList<ThreatRuleView> FailingMore { get; init; }

    public required string FailingMoreText { get; init; }

    public required IReadOnlyList<ThreatRuleView> Undecided { get; init; }

    public required string UndecidedText { get; init; }

    public required bool IsWeakest { get; init; }

    public required string Rest { get; init; }
}
