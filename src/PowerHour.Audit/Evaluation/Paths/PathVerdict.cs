using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>What a rule of paths found on one resource.</summary>
/// <param name="Paths">The paths to show: of each kind of attacker the shortest.</param>
/// <param name="Severity">The severity of the worst; null where it is the rule's.</param>
/// <param name="CutSets">Every path, counted by the changes that break it.</param>
internal sealed record PathVerdict(IReadOnlyList<AttackPath> Paths, Severity? Severity, IReadOnlyList<PathCutSet> CutSets)
{
    /// <summary>Nothing.</summary>
    public static PathVerdict None { get; } = new([], null, []);
}
