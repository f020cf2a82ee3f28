using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>A failing rule in the order in which to act.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Decision">When to act: the most pressing of its failures.</param>
/// <param name="Findings">Its failures, the most pressing first.</param>
public sealed record FixStep(Rule Rule, FixDecision Decision, IReadOnlyList<Finding> Findings)
{
    /// <summary>The worst severity of its failures.</summary>
    public Severity Severity => Findings.Max(f => f.Severity);
}
