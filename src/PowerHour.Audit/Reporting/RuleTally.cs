using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>A rule with its findings.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Findings">Its findings, in the report's order.</param>
internal sealed record RuleTally(Rule Rule, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many have each status.</summary>
    public StatusCounts Counts { get; } = StatusCounts.Of(Findings);
}
