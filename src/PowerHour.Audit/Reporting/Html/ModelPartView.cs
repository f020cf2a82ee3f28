namespace PowerHour.Audit.Reporting.Html;

/// <summary>A resource in the lineage of a model.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">What it does there, or how many findings fail on it; may be empty.</param>
internal sealed record ModelPartView(string Kind, string Name, string Note);
