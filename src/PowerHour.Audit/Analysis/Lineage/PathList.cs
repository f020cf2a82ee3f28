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
        var all = lists.ToArray();
        return all is [var only] ? only : new PathList([.. all.SelectMany(l => l.Ways)], [.. all.SelectMany(l => l.GapIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
