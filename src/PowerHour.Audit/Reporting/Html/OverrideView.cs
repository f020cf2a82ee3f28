namespace PowerHour.Audit.Reporting.Html;

/// <summary>One thing that the organisation decided otherwise than a card.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Title">The rule's title.</param>
/// <param name="Subject">What was decided on.</param>
/// <param name="Card">What the card says.</param>
/// <param name="Here">What holds here.</param>
/// <param name="Reason">Why.</param>
internal sealed record OverrideView(string Rule, string Title, string Subject, string Card, string Here, string Reason);
