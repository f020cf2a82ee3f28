namespace PowerHour.Audit.Reporting.Html;

/// <summary>A point of the checklist and how the account stands on it.</summary>
/// <param name="Anchor">Its place in the page.</param>
/// <param name="Id">The id.</param>
/// <param name="Title">What must hold.</param>
/// <param name="Status">The worst status among its rules; null where none of them judged.</param>
/// <param name="Rules">Its rules that judged.</param>
/// <param name="Note">What is not looked at, or why nothing was.</param>
internal sealed record PointView(string Anchor, string Id, string Title, StatusView? Status, IReadOnlyList<RuleBriefView> Rules, string Note);
