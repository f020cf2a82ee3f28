namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Ways that begin with the same point. One is shown for all, and only what breaks all of them closes it.</summary>
/// <param name="Ways">The ways, the nearest first.</param>
internal sealed record Alternatives(IReadOnlyList<Chain> Ways)
{
    private IReadOnlySet<string>? _keys;

    /// <summary>The way that is shown.</summary>
    public Chain Nearest => Ways[0];

    /// <summary>The first point.</summary>
    public PathPoint Head => Nearest.Head;

    /// <summary>The cut keys each of which breaks every way.</summary>
    public IReadOnlySet<string> Keys => _keys ??= Common();

    /// <summary>The same for the step before them; null where there is but one way.</summary>
    public IReadOnlySet<string>? Closing => Ways.Count == 1 ? null : Keys;

    /// <summary>The way that is shown, knowing what closes all.</summary>
    /// <returns>The nearest way.</returns>
    public Chain Stand() => Ways.Count == 1 || Nearest is not { Next: { } next, Node: { } node, Link: { } link } ? Nearest : next.Before(Head, node, link with { Closing = Keys });

    /// <summary>Puts ways together that begin with the same point.</summary>
    /// <param name="ways">The ways.</param>
    /// <returns>The groups, in the order of their nearest ways.</returns>
    public static IReadOnlyList<Alternatives> ByHead(IEnumerable<Chain> ways) =>
        [.. ways.Order(NearestFirst.Instance).GroupBy(w => w.Head.Id, StringComparer.Ordinal).Select(g => new Alternatives([.. g]))];

    private HashSet<string> Common()
    {
        var common = Nearest.Cuts.Select(c => c.Link!.CutKey).ToHashSet(StringComparer.Ordinal);
        foreach (var way in Ways.Skip(1))
        {
            if (common.Count == 0)
            {
                break;
            }

            common.IntersectWith(way.Cuts.Select(c => c.Link!.CutKey));
        }

        return common;
    }
}
