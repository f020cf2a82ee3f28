using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>A rule in full, with the findings that stand in the page itself.</summary>
internal sealed record RuleView
{
    public required string Anchor { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required SeverityView Severity { get; init; }

    public required string Weight { get; init; }

    /// <summary>What the organisation decided of the severity; null where the card's holds.</summary>
    public required OverrideView? SeverityOverride { get; init; }

    public required string ResourceType { get; init; }

    public required string Control { get; init; }

    public required string Why { get; init; }

    public required IReadOnlyList<RuleThreatView> Threats { get; init; }

    public required Remediation Remediation { get; init; }

    public required IReadOnlyList<LinkView> References { get; init; }

    public required IReadOnlyList<RuleFrameworkView> Frameworks { get; init; }

    public required StatusCounts Counts { get; init; }

    public required IReadOnlyList<FindingView> Open { get; init; }

    public required IReadOnlyList<FindingView> Closed { get; init; }

    public required string Omitted { get; init; }
}
