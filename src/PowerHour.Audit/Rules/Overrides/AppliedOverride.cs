namespace PowerHour.Audit.Rules.Overrides;

/// <summary>One thing that holds here otherwise than the card says: what a report prints of it.</summary>
/// <param name="Rule">The rule, as its card has it.</param>
/// <param name="Subject"><c>severity</c>, <c>disabled</c>, or <c>params.</c> and a name.</param>
/// <param name="Card">What the card says.</param>
/// <param name="Here">What holds here.</param>
/// <param name="Reason">Why; empty where only a parameter is set.</param>
public sealed record AppliedOverride(Rule Rule, string Subject, string Card, string Here, string Reason);
