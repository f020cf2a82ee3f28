namespace PowerHour.Audit.Reporting.Html;

/// <summary>A finding that limits a score.</summary>
/// <param name="RuleAnchor">The place of its rule.</param>
/// <param name="Title">The rule.</param>
/// <param name="Resource">The resource.</param>
/// <param name="IsUnknown">True where it only may fail.</param>
internal sealed record CapCauseView(string RuleAnchor, string Title, string Resource, bool IsUnknown);
