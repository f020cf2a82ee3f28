using PowerHour.Audit.Analysis.Lineage;

namespace PowerHour.Audit.Findings.Paths;

/// <summary>A way that an attacker can go to or from a served model: the shortest of its kind.</summary>
public sealed record AttackPath
{
    /// <summary>The kind of attacker: <c>anybody</c>, <c>foreign account</c>, <c>interactive role</c> …; empty where the path begins with no one.</summary>
    public required string Class { get; init; }

    /// <summary>Whether the attacker stands outside the account and those that it trusts.</summary>
    public required bool IsOutsider { get; init; }

    /// <summary>The points, from the attacker to where the path ends.</summary>
    public required IReadOnlyList<PathPoint> Points { get; init; }

    /// <summary>The steps: one fewer than points.</summary>
    public required IReadOnlyList<AttackStep> Steps { get; init; }

    /// <summary>How well the weakest step is known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How many paths of this kind lead to the same model, this one counted.</summary>
    public required int Count { get; init; }

    /// <summary>What is to be done, by the card, with the change that breaks this path.</summary>
    public required PathCut Cut { get; init; }
}
