namespace PowerHour.Audit.Reporting.Html;

/// <summary>A finding by its resource's name.</summary>
/// <param name="Anchor">Its place.</param>
/// <param name="Name">The resource.</param>
internal sealed record FindingLinkView(string Anchor, string Name);
