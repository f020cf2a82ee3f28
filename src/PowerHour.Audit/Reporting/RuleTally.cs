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

    /// <summary>The worst severity of its failures; the rule's own where none fails.</summary>
    public Severity Severity => Rule.IsPath ? Findings.Where(f => f.Status == Status.Fail).Select(f => (Severity?)f.Severity).Max() ?? Rule.Severity : Rule.Severity;

    /// <summary>Its findings, counted by their own severity: an attack path may be worse or milder than its rule.</summary>
    public IEnumerable<(Severity Severity, StatusCounts Counts)> BySeverity =>
        Rule.IsPath ? Findings.GroupBy(f => f.Severity).Select(g => (g.Key, StatusCounts.Of(g))) : [(Rule.Severity, Counts)];
}
