namespace PowerHour.Audit.Findings.Paths;

/// <summary>Counts paths by the changes that break them, of which there are far fewer than paths.</summary>
internal sealed class CutSets
{
    private readonly Dictionary<string, (PathChange[] Changes, int Count)> _sets = new(StringComparer.Ordinal);

    /// <summary>The sets, in the order in which they were met.</summary>
    public IReadOnlyList<PathCutSet> All => [.. _sets.Values.Select(s => new PathCutSet(s.Changes, s.Count))];

    /// <summary>Counts paths.</summary>
    /// <param name="changes">The changes that break them, each once.</param>
    /// <param name="count">How many.</param>
    public void Add(PathChange[] changes, int count = 1)
    {
        var key = PathCutSet.KeyOf(changes);
        _sets[key] = (_sets.TryGetValue(key, out var known) ? known.Changes : changes, known.Count + count);
    }
}
