namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Ways to served models, and why there may be more.</summary>
/// <param name="Ways">The ways.</param>
/// <param name="GapIds">The gaps behind which others may hide, each once, sorted.</param>
internal sealed record PathList(IReadOnlyList<Chain> Ways, IReadOnlyList<string> GapIds)
{
    /// <summary>Puts lists together.</summary>
    /// <param name="lists">The lists.</param>
    /// <returns>All their ways, in order, and all their gaps.</returns>
    public static PathList Of(IEnumerable<PathList> lists)
    {
        // Many lists share one list of gaps.
        var (ways, gaps) = (new List<Chain>(), new HashSet<IReadOnlyList<string>>(ReferenceEqualityComparer.Instance));
        foreach (var list in lists)
        {
            ways.AddRange(list.Ways);
            gaps.Add(list.GapIds);
        }

        return new PathList(ways, gaps.Count == 1 ? gaps.Single() : [.. gaps.SelectMany(g => g).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
