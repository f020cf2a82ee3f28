namespace PowerHour.Audit.Reporting.Html;

/// <summary>A point of an attack path.</summary>
/// <param name="Label">How the point before it acts on it: <c>can write</c>; empty for the first.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
internal sealed record PathPointView(string Label, string Kind, string Name);
