namespace PowerHour.Audit.Reporting.Html;

/// <summary>The changes of one kind.</summary>
/// <param name="Key">The kind, for classes and anchors.</param>
/// <param name="Title">The heading.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Changes">The first of them.</param>
/// <param name="Rest">How many more there are; empty where all are shown.</param>
internal sealed record ChangeGroupView(string Key, string Title, int Count, IReadOnlyList<ChangeView> Changes, string Rest);
