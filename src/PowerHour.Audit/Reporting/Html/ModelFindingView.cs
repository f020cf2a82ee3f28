namespace PowerHour.Audit.Reporting.Html;

/// <summary>A rule that fails on resources of a model's lineage.</summary>
/// <param name="Decision">When to act.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="RuleAnchor">The place of the rule.</param>
/// <param name="Title">The rule.</param>
/// <param name="Resources">The resources, each with its finding.</param>
/// <param name="Rest">How many more there are; may be empty.</param>
internal sealed record ModelFindingView(DecisionView Decision, SeverityView Severity, string RuleAnchor, string Title, IReadOnlyList<FindingLinkView> Resources, string Rest);
