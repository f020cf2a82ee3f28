namespace PowerHour.Audit.Reporting.Html;

/// <summary>Rules that ended alike.</summary>
/// <param name="Anchor">Its address in the page.</param>
/// <param name="Title">How they ended.</param>
/// <param name="Rules">The rules.</param>
/// <param name="IsBrief">Whether paper has a line for each instead of the whole: nobody has to act on them.</param>
internal sealed record RuleGroupView(string Anchor, string Title, IReadOnlyList<RuleView> Rules, bool IsBrief);
