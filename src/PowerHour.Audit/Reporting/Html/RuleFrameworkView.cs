namespace PowerHour.Audit.Reporting.Html;

/// <summary>What a rule serves in one framework.</summary>
internal sealed record RuleFrameworkView(string Title, IReadOnlyList<RuleFrameworkControlView> Controls);
