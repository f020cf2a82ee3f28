namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Lays a graph out from left to right in columns. The same input gives the same places.</summary>
/// <remarks>
/// The method is Sugiyama's: columns, few crossings, straight lines. It knows one thing more than a general one, the stage of each box, which
/// keeps data left, models in the middle and callers right, whatever the lines say. ADR 10.
/// </remarks>
internal static class LayeredLayout
{
    private const int ColumnGap = 42;
    private const int StageGap = 20;
    private const int WordGap = 30;
    private const int RowGap = 14;
    private const int PassHeight = 4;
    private const int PortStep = 7;

    /// <summary>Places boxes and lines.</summary>
    /// <param name="nodes">The boxes.</param>
    /// <param name="edges">The lines.</param>
    /// <param name="wordsAfter">The stage after which words stand on lines, for which the next column keeps a greater distance; -1 for none.</param>
    public static LayoutResult Place(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges, int wordsAfter = -1)
    {
        var columns = Columns.Assign(nodes, edges);
        var grid = new Grid(nodes, edges, columns, PassHeight);
        var crossings = Untangling.Run(grid);
        var middle = Rows.Place(grid, RowGap);
        var spans = Spans(nodes, columns, wordsAfter);
        var corners = nodes.Select((n, i) => new LayoutPoint(spans[columns.Of[i]].Left, middle[i] - (n.Height / 2))).ToList();
        var lines = Lines(nodes, edges, columns, grid, middle, spans);
        return new LayoutResult(corners, lines, Stages(nodes, columns, spans), spans.Count == 0 ? 0 : spans[^1].Right, corners.Select((c, i) => c.Y + nodes[i].Height).Concat(middle).DefaultIfEmpty().Max(), crossings);
    }

    private static List<(int Left, int Right)> Spans(IReadOnlyList<LayoutNode> nodes, Columns columns, int wordsAfter)
    {
        var spans = new List<(int Left, int Right)>();
        var stageBefore = -2;
        foreach (var column in Enumerable.Range(0, nodes.Count).GroupBy(i => columns.Of[i]).OrderBy(g => g.Key))
        {
            var stage = nodes[column.First()].Stage;
            var left = spans.Count == 0 ? 0 : spans[^1].Right + ColumnGap + (stage == stageBefore ? 0 : StageGap) + (stageBefore == wordsAfter ? WordGap : 0);
            spans.Add((left, left + column.Max(i => nodes[i].Width)));
            stageBefore = stage;
        }

        return spans;
    }

    private static List<StageSpan> Stages(IReadOnlyList<LayoutNode> nodes, Columns columns, List<(int Left, int Right)> spans) =>
        [.. Enumerable.Range(0, nodes.Count).GroupBy(i => nodes[i].Stage).OrderBy(g => g.Key).Select(g => new StageSpan(g.Key, g.Min(i => spans[columns.Of[i]].Left), g.Max(i => spans[columns.Of[i]].Right)))];

    private static List<IReadOnlyList<LayoutPoint>> Lines(
        IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges, Columns columns, Grid grid, int[] middle, List<(int Left, int Right)> spans)
    {
        var leaves = Ports(nodes, grid, middle, atRight: true);
        var enters = Ports(nodes, grid, middle, atRight: false);
        var lines = new List<IReadOnlyList<LayoutPoint>>();
        for (var i = 0; i < edges.Count; i++)
        {
            var points = grid.Chains[i].Count == 0 ? Within(nodes, edges[i], columns, middle, spans) : Across(nodes, i, columns, grid, middle, spans, leaves[i], enters[i]);
            if (columns.IsBackward[i] && grid.Chains[i].Count > 0)
            {
                points.Reverse();
            }

            lines.Add(points);
        }

        return lines;
    }

    private static List<LayoutPoint> Across(IReadOnlyList<LayoutNode> nodes, int edge, Columns columns, Grid grid, int[] middle, List<(int Left, int Right)> spans, int leaves, int enters)
    {
        var chain = grid.Chains[edge];
        var points = new List<LayoutPoint> { new(spans[columns.Of[chain[0]]].Left + nodes[chain[0]].Width, middle[chain[0]] + leaves) };
        foreach (var pass in chain.Skip(1).SkipLast(1))
        {
            var (left, right) = spans[grid.ColumnOf[pass]];
            points.Add(new LayoutPoint(left, middle[pass]));
            points.Add(new LayoutPoint(right, middle[pass]));
        }

        points.Add(new LayoutPoint(spans[columns.Of[chain[^1]]].Left, middle[chain[^1]] + enters));
        return points;
    }

    // A line within a column, or from a box to itself, goes around at the right.
    private static List<LayoutPoint> Within(IReadOnlyList<LayoutNode> nodes, LayoutEdge edge, Columns columns, int[] middle, List<(int Left, int Right)> spans)
    {
        LayoutPoint Side(int node, int shift) => new(spans[columns.Of[node]].Left + nodes[node].Width, middle[node] + shift);
        return [Side(edge.From, -PortStep), Side(edge.To, PortStep)];
    }

    /// <summary>How far above or below the middle of its box each line begins or ends, so that lines do not lie on each other.</summary>
    private static int[] Ports(IReadOnlyList<LayoutNode> nodes, Grid grid, int[] middle, bool atRight)
    {
        var shifts = new int[grid.Chains.Count];
        var ends = Enumerable.Range(0, grid.Chains.Count).Where(i => grid.Chains[i].Count > 0).GroupBy(i => atRight ? grid.Chains[i][0] : grid.Chains[i][^1]);
        foreach (var box in ends)
        {
            var ordered = box.OrderBy(i => middle[atRight ? grid.Chains[i][1] : grid.Chains[i][^2]]).ThenBy(i => i).ToList();
            var step = Math.Min(PortStep, (nodes[box.Key].Height - 12.0) / ordered.Count);
            for (var k = 0; k < ordered.Count; k++)
            {
                shifts[ordered[k]] = (int)Math.Round((k - ((ordered.Count - 1) / 2.0)) * step, MidpointRounding.AwayFromZero);
            }
        }

        return shifts;
    }
}
