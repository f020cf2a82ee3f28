using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings;

/// <summary>What only few findings have: all others share <see cref="None"/>, so that hundreds of thousands of verdicts stay small.</summary>
internal sealed record FindingMore
{
    /// <summary>Nothing more.</summary>
    public static readonly FindingMore None = new();

    /// <summary>The recorded decision not to act on the failure; null for none.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>The attack paths behind the finding.</summary>
    public IReadOnlyList<AttackPath> Paths { get; init; } = [];

    /// <summary>Every path, counted by the changes that break it.</summary>
    public IReadOnlyList<PathCutSet> CutSets { get; init; } = [];

    /// <summary>The severity of the paths; null for the rule's.</summary>
    public Severity? PathSeverity { get; init; }
}
