namespace PowerHour.Audit.Reporting.Html;

/// <summary>A rule as it bears on a threat.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsDirect">True where a failure is a step of the attack, false where it helps.</param>
/// <param name="How">How the weakness leads there.</param>
/// <param name="Decision">When to act; null where it does not fail.</param>
internal sealed record ThreatRuleView(RuleBriefView Rule, bool IsDirect, string How, DecisionView? Decision);
