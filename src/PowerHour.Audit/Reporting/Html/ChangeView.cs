namespace PowerHour.Audit.Reporting.Html;

/// <summary>A finding that changed.</summary>
/// <param name="Anchor">Its place; empty where the report does not have it any more.</param>
/// <param name="Title">The rule's title; its id where it did not judge.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Name">The resource.</param>
/// <param name="Region">Its region.</param>
/// <param name="What">What is otherwise.</param>
internal sealed record ChangeView(string Anchor, string Title, SeverityView Severity, string Name, string Region, string What);
