using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>One finding as the score sees it.</summary>
/// <param name="Rule">The rule: its id, severity and threats weigh.</param>
/// <param name="Resource">The resource's ARN; it names the finding where it caps a score.</param>
/// <param name="State">How it ended.</param>
/// <param name="IsProduction">Whether the resource is in the lineage of a served model, or that can not be told. Such resources count three times, and only they cap.</param>
/// <param name="IsPath">Whether it is an attack path: it caps and does not weigh.</param>
public sealed record ScoreItem(Rule Rule, string Resource, ScoreState State, bool IsProduction, bool IsPath = false)
{
    /// <summary>How much it matters: the severity of the paths that were found, else the rule's.</summary>
    public Severity Severity { get; init; } = Rule.Severity;
}
