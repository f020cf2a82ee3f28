namespace PowerHour.Audit.Findings.Paths;

/// <summary>Attack paths that the same changes break.</summary>
/// <param name="Changes">The changes, each of which breaks all of them; at least one.</param>
/// <param name="Count">How many paths.</param>
public sealed record PathCutSet(IReadOnlyList<PathChange> Changes, int Count)
{
    /// <summary>What some changes take away together: the same whatever their order.</summary>
    /// <param name="changes">The changes.</param>
    /// <returns>Their keys, sorted.</returns>
    public static string KeyOf(IReadOnlyList<PathChange> changes) => changes is [var only] ? only.Key : string.Join('\n', changes.Select(c => c.Key).Order(StringComparer.Ordinal));
}
