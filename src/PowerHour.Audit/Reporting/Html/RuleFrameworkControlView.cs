namespace PowerHour.Audit.Reporting.Html;

/// <summary>A control that a rule serves.</summary>
internal sealed record RuleFrameworkControlView(string Id, string Title);
