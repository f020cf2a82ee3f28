namespace PowerHour.Audit.Graph;

/// <summary>A directed relation between two resources of the snapshot.</summary>
/// <param name="Kind">The kind: <c>encrypted-by</c>.</param>
/// <param name="From">The one that refers.</param>
/// <param name="To">The one referred to.</param>
/// <param name="Place">The path of the reference in the one that refers.</param>
public sealed record Edge(string Kind, Node From, Node To, string Place);
