namespace PowerHour.Audit.Findings.Paths;

/// <summary>Finds few changes that together close every attack path: always the one next that closes most of those left.</summary>
/// <remarks>The fewest of all would take a search without end; this way there are at most a logarithm of times as many, and usually as few.</remarks>
public static class PathRepairs
{
    /// <summary>The changes.</summary>
    /// <param name="findings">Findings; the paths of those that fail and that nobody decided to leave are closed.</param>
    /// <returns>The changes in order; none where there is no path.</returns>
    public static IReadOnlyList<PathRepair> Of(IEnumerable<Finding> findings)
    {
        var open = Merged(findings);
        var left = open.Sum(o => o.Set.Count);
        var repairs = new List<PathRepair>();
        while (open.Count > 0)
        {
            var best = open.SelectMany(o => o.Set.Changes.Select(c => (Change: c, o.Set.Count))).GroupBy(c => c.Change.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, Text: TextOf(g.Select(c => c.Change.Text)), Closes: g.Sum(c => c.Count))).OrderByDescending(c => c.Closes).ThenBy(c => c.Key, StringComparer.Ordinal).First();
            var closed = open.Where(o => o.Set.Changes.Any(c => c.Key == best.Key)).ToList();
            left -= best.Closes;
            repairs.Add(new PathRepair(best.Text, best.Closes, left, [.. closed.SelectMany(o => o.Rules).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
            open.RemoveAll(o => o.Set.Changes.Any(c => c.Key == best.Key));
        }

        return repairs;
    }

    /// <summary>One statement often allows several steps: what is said of it names one of them.</summary>
    private static string TextOf(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var first, _] ? $"{first}, with what else it allows on these paths" : texts.First();

    /// <summary>How many paths there are.</summary>
    /// <param name="findings">Findings.</param>
    /// <returns>The number over those that fail and that nobody decided to leave.</returns>
    public static int Count(IEnumerable<Finding> findings) => Open(findings).Sum(f => f.CutSets.Sum(s => s.Count));

    private static IEnumerable<Finding> Open(IEnumerable<Finding> findings) => findings.Where(f => f is { Status: Status.Fail, IsSuppressed: false, CutSets.Count: > 0 });

    /// <summary>What the same changes break, of whatever finding.</summary>
    private static List<(PathCutSet Set, IReadOnlyCollection<string> Rules)> Merged(IEnumerable<Finding> findings) =>
    [
        .. Open(findings).OrderBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => f.Resource.Arn, StringComparer.Ordinal).SelectMany(f => f.CutSets.Select(s => (Set: s, f.Rule.Id)))
            .GroupBy(s => PathCutSet.KeyOf(s.Set.Changes), StringComparer.Ordinal)
            .Select(g => (g.First().Set with { Count = g.Sum(s => s.Set.Count) }, (IReadOnlyCollection<string>)[.. g.Select(s => s.Id).Distinct(StringComparer.Ordinal)])),
    ];
}
