namespace PowerHour.Audit.Findings.Paths;

/// <summary>Attack paths that the same changes break.</summary>
/// <param name="Changes">The changes, each of which breaks all of them; at least one.</param>
/// <param name="Count">How many paths.</param>
public sealed record PathCutSet(IReadOnlyList<PathChange> Changes, int Count);
