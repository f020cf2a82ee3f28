namespace PowerHour.Audit.Reporting.Html;

/// <summary>A finding as it stands in the page itself.</summary>
internal sealed record FindingView
{
    public required string Anchor { get; init; }

    public required StatusView Status { get; init; }

    /// <summary>Its severity where that is not its rule's; else null.</summary>
    public required SeverityView? Severity { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Type { get; init; }

    public required string Region { get; init; }

    public required string AccountId { get; init; }

    public required string Message { get; init; }

    /// <summary>When to act on a failure and why; empty where it does not fail or somebody answers for it.</summary>
    public required string Decision { get; init; }

    public required SuppressionNoteView? Suppression { get; init; }

    public required IReadOnlyList<EvidenceCallView> Evidence { get; init; }

    public required IReadOnlyList<GapView> Gaps { get; init; }

    public required IReadOnlyList<AttackView> Attacks { get; init; }
}
