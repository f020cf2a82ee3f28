namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>A line from one box to another, by their places in the list of boxes.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record LayoutEdge(int From, int To);
