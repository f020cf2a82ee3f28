namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Makes one box of many that stand alike, so that a large account fits a page. What is on an attack path is never hidden in a group.</summary>
internal sealed class PictureGroups
{
    private const int Alike = 3;

    private readonly int _limit;

    private PictureGroups(int limit) => _limit = limit;

    /// <summary>Collapses a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="limit">Above how many boxes those that are only somewhat alike are put together too.</param>
    /// <returns>The picture with groups.</returns>
    public static Picture Collapse(Picture picture, int limit)
    {
        var groups = new PictureGroups(limit);
        var result = groups.UntilSettled(picture, Alike, ByBoth, always: true);
        result = groups.UntilSettled(result, 2, BySources, always: false);
        result = groups.UntilSettled(result, 2, ByTargets, always: false);
        return groups.UntilSettled(result, 2, ByKind, always: false);
    }

    private Picture UntilSettled(Picture picture, int alike, Func<PictureNode, Neighbours, string> sameAs, bool always)
    {
        while (always || picture.Nodes.Count > _limit)
        {
            var next = Once(picture, alike, sameAs, always ? int.MaxValue : picture.Nodes.Count - _limit);
            if (next.Nodes.Count == picture.Nodes.Count)
            {
                break;
            }

            picture = next;
        }

        return picture;
    }

    private static string ByBoth(PictureNode node, Neighbours neighbours) => $"{neighbours.Before(node.Id)}\n\n{neighbours.After(node.Id)}";

    // To have nothing before or after is no likeness: such a box stays by itself.
    private static string ByTargets(PictureNode node, Neighbours neighbours) => neighbours.After(node.Id) is { Length: > 0 } after ? after : node.Id;

    private static string BySources(PictureNode node, Neighbours neighbours) => neighbours.Before(node.Id) is { Length: > 0 } before ? before : node.Id;

    private static string ByKind(PictureNode node, Neighbours neighbours) => "";

    /// <summary>Puts together what is alike, the largest groups first, until enough boxes are gone.</summary>
    private static Picture Once(Picture picture, int alike, Func<PictureNode, Neighbours, string> sameAs, int enough)
    {
        var neighbours = new Neighbours(picture);
        var groups = picture.Nodes.Where(n => !n.IsAttacked && !n.IsSubject && !n.IsOutsider)
            .GroupBy(n => $"{n.Kind}\n{n.Stage}\n{n.Shape}\n{sameAs(n, neighbours)}", StringComparer.Ordinal).Where(g => g.Count() >= alike || (g.Any(n => n.IsGroup) && g.Count() > 1))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var (gone, size) = (0, 0);
        // Groups of one size go together, so that equal parts of an account look equal.
        groups = [.. groups.TakeWhile(g => (gone < enough || g.Count() == size) && (gone += (size = g.Count()) - 1) > 0)];
        if (groups.Count == 0)
        {
            return picture;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var nodes = new List<PictureNode>();
        foreach (var group in groups.Select(g => g.ToList()))
        {
            var box = Group(group);
            nodes.Add(box);
            group.ForEach(n => names[n.Id] = box.Id);
        }

        nodes.AddRange(picture.Nodes.Where(n => !names.ContainsKey(n.Id)));
        return picture with { Nodes = [.. nodes.OrderBy(n => n.Id, StringComparer.Ordinal)], Edges = Merge(picture.Edges.Select(e => e with { From = names.GetValueOrDefault(e.From, e.From), To = names.GetValueOrDefault(e.To, e.To) })) };
    }

    /// <summary>Makes one line of those that join the same boxes in the same way: the surest, and an attack where one of them is.</summary>
    internal static IReadOnlyList<PictureEdge> Merge(IEnumerable<PictureEdge> edges) =>
    [
        .. edges.Where(e => e.From != e.To).GroupBy(e => (e.From, e.To)).Select(g => g.OrderByDescending(e => e.IsAttack).ThenBy(e => e.Certainty).ThenBy(e => e.Label, StringComparer.Ordinal).First() with
        {
            IsCut = g.Any(e => e.IsCut),
            Paths = [.. g.SelectMany(e => e.Paths).Distinct(StringComparer.Ordinal)],
        }).OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal),
    ];

    private static PictureNode Group(List<PictureNode> nodes)
    {
        var members = nodes.SelectMany(n => n.IsGroup ? n.Members : [n.Name]).Order(StringComparer.Ordinal).ToList();
        return nodes[0] with
        {
            Id = nodes[0].Id.StartsWith("group ", StringComparison.Ordinal) ? nodes[0].Id : $"group {nodes[0].Id}",
            Name = Shared(members) is { Length: >= 3 } start ? $"{start}…" : $"{members[0]}, …",
            Members = members,
            Failures = nodes.Sum(n => n.Failures),
        };
    }

    private static string Shared(List<string> names)
    {
        var length = names.Skip(1).Aggregate(names[0].Length, (shared, name) => Math.Min(shared, names[0].AsSpan().CommonPrefixLength(name)));
        return names[0][..length].TrimEnd('-', '_', '/', '.', ' ');
    }

    /// <summary>What stands before and after each box.</summary>
    private sealed class Neighbours(Picture picture)
    {
        private readonly ILookup<string, string> _before = picture.Edges.ToLookup(e => e.To, e => $"{e.From}\t{e.Label}", StringComparer.Ordinal);
        private readonly ILookup<string, string> _after = picture.Edges.ToLookup(e => e.From, e => $"{e.To}\t{e.Label}", StringComparer.Ordinal);

        public string Before(string id) => string.Join('\n', _before[id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        public string After(string id) => string.Join('\n', _after[id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
