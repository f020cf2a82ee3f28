namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>A report as far as it is compared with another: one read back, or one just made.</summary>
public sealed record ComparedReport
{
    /// <summary>The file as the person named it; empty for a report just made.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of the file's bytes, lower-case hex; empty for a report just made.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its partition.</summary>
    public required string Partition { get; init; }

    /// <summary>When the snapshot was taken.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The version of the tool that judged.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>SHA-256 of the rules that judged.</summary>
    public required string RulesHash { get; init; }

    /// <summary>SHA-256 of the snapshot.</summary>
    public required string SnapshotHash { get; init; }

    /// <summary>SHA-256 of the settings; empty where there were none.</summary>
    public required string SettingsHash { get; init; }

    /// <summary>The ids of the rules that judged, each with its former ids.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Rules { get; init; }

    /// <summary>Whether every resource of a type in a region was listed. What is not here was not asked for.</summary>
    public required IReadOnlyDictionary<(string Type, string Region), bool> Coverage { get; init; }

    /// <summary>The findings.</summary>
    public required IReadOnlyList<ComparedFinding> Findings { get; init; }

    /// <summary>A report just made, to be compared.</summary>
    /// <param name="report">The report.</param>
    /// <returns>What is compared.</returns>
    public static ComparedReport Of(AuditReport report) => new()
    {
        AccountId = report.Manifest.AccountId,
        Partition = report.Manifest.Partition,
        EndedAt = report.Manifest.EndedAt,
        ToolVersion = report.ToolVersion,
        RulesHash = report.RulesHash,
        SnapshotHash = report.SnapshotHash,
        SettingsHash = report.Settings.Hash,
        Rules = report.Rules.ToDictionary(r => r.Id, r => r.Aliases, StringComparer.Ordinal),
        Coverage = report.Manifest.Coverage.GroupBy(c => (c.Type.Name, c.Region)).ToDictionary(g => g.Key, g => g.All(c => c.IsComplete)),
        Findings = [.. report.Findings.Select(ComparedFinding.Of)],
    };
}
