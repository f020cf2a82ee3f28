namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Leaves in a drawing only as many attack paths as an eye can follow: the worst of each rule and kind of attacker first.</summary>
/// <remarks>A model picture has a dozen paths, an account hundreds; all of them at once show that everything is attacked, and not how. The JSON picture has all.</remarks>
internal static class PathChoice
{
    /// <summary>How many boxes attack paths may take in a drawing.</summary>
    private const int BoxesTaken = 32;

    /// <summary>Narrows the paths of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <returns>The picture with the chosen paths; the same where all fit.</returns>
    public static Picture Narrow(Picture picture)
    {
        var chosen = Choose(picture.Paths);
        if (chosen.Count == picture.Paths.Count)
        {
            return picture;
        }

        var ids = chosen.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var boxes = chosen.SelectMany(p => p.Nodes).ToHashSet(StringComparer.Ordinal);
        PictureEdge[] edges = [.. picture.Edges.Where(e => !e.IsOnlyAttack || e.Paths.Any(ids.Contains)).Select(e => e.Paths.Any(ids.Contains) ? e : e with { IsAttack = false, IsCut = false, Paths = [] })];
        var joined = edges.SelectMany(e => new[] { e.From, e.To }).ToHashSet(StringComparer.Ordinal);
        return picture with
        {
            Nodes = [.. picture.Nodes.Where(n => !n.IsAttacked || n.IsSubject || joined.Contains(n.Id)).Select(n => n with { IsAttacked = boxes.Contains(n.Id) })],
            Edges = edges,
            Paths = chosen,
            PathsLeft = picture.Paths.Count - chosen.Count,
            Description = $"{picture.Description} Drawn: {ReportText.Number(chosen.Count)} of {ReportText.Count(picture.Paths.Count, "attack path")}, the worst of each rule and kind of attacker.",
        };
    }

    private static List<PicturePath> Choose(IReadOnlyList<PicturePath> paths)
    {
        if (paths.SelectMany(p => p.Nodes).Distinct(StringComparer.Ordinal).Count() <= BoxesTaken)
        {
            return [.. paths];
        }

        var (chosen, kinds, boxes) = (new List<PicturePath>(), new HashSet<(string, string)>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in paths.Where(p => !kinds.Contains((p.Rule, p.Class))))
        {
            if (chosen.Count == 0 || boxes.Union(path.Nodes, StringComparer.Ordinal).Count() <= BoxesTaken)
            {
                kinds.Add((path.Rule, path.Class));
                boxes.UnionWith(path.Nodes);
                chosen.Add(path);
            }
        }

        return chosen;
    }
}
