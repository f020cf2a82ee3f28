namespace PowerHour.Audit.Reporting.Html;

/// <summary>Who can do something with a resource in the lineage of a model.</summary>
/// <param name="Verb">What is done, as a word.</param>
/// <param name="Kind">What the resource is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Grantees">Who can.</param>
/// <param name="Note">How many more, and what keeps the list from being whole; may be empty.</param>
internal sealed record TouchView(string Verb, string Kind, string Name, IReadOnlyList<GranteeView> Grantees, string Note);
