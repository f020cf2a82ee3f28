namespace PowerHour.Audit.Inventory;

/// <summary>What a snapshot says of itself: whose account, when, by whom, how far.</summary>
public sealed record SnapshotManifest
{
    /// <summary>The version of the file format that this code writes; readers refuse a higher one.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format version of the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The tool's version that collected it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The hash of the rule pack for which it was collected, lower-case hex SHA-256.</summary>
    public required string RulesHash { get; init; }

    /// <summary>The twelve-digit account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public required string Partition { get; init; }

    /// <summary>The ARN of the identity that read it.</summary>
    public required string CallerArn { get; init; }

    /// <summary>The regions that were read, sorted.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>When collection began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When collection ended, UTC. This is the clock of every judgement of the snapshot.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How many days of immutable history (jobs) were read.</summary>
    public required int LookbackDays { get; init; }

    /// <summary>True where the scan was stopped before its end.</summary>
    public bool Interrupted { get; init; }

    /// <summary>How many calls were made, retries not counted.</summary>
    public int Calls { get; init; }

    /// <summary>Per type and region: asked, read, complete or not.</summary>
    public required IReadOnlyList<CoverageEntry> Coverage { get; init; }

    /// <summary>All that could not be looked at.</summary>
    public required IReadOnlyList<CoverageGap> Gaps { get; init; }

    /// <summary>SHA-256 of every other entry of the file, by entry name.</summary>
    public IReadOnlyDictionary<string, string> Entries { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
