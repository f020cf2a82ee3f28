namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Boxes and the places where lines cross a column, column by column, joined only between neighbouring columns.</summary>
internal sealed class Grid
{
    /// <summary>Builds the grid.</summary>
    public Grid(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges, Columns columns, int passHeight)
    {
        Heights = [.. nodes.Select(n => n.Height)];
        ColumnOf = [.. columns.Of];
        Left = [.. nodes.Select(_ => new List<int>())];
        Right = [.. nodes.Select(_ => new List<int>())];
        Chains = [.. edges.Select((e, i) => Chain(columns.IsBackward[i] ? new LayoutEdge(e.To, e.From) : e, passHeight))];
        Order = [.. Enumerable.Range(0, columns.Count).Select(_ => new List<int>())];
        BoxCount = nodes.Count;
        for (var item = 0; item < ColumnOf.Count; item++)
        {
            Order[ColumnOf[item]].Add(item);
        }
    }

    /// <summary>How many items are boxes: the first ones.</summary>
    public int BoxCount { get; }

    /// <summary>The items of each column from top to bottom.</summary>
    public List<int>[] Order { get; }

    /// <summary>The height of each item.</summary>
    public List<int> Heights { get; }

    /// <summary>The column of each item.</summary>
    public List<int> ColumnOf { get; }

    /// <summary>What each item is joined to in the column before.</summary>
    public List<List<int>> Left { get; }

    /// <summary>What each item is joined to in the column after.</summary>
    public List<List<int>> Right { get; }

    /// <summary>The items of each line from left to right; empty for a line within one column.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Chains { get; }

    private List<int> Chain(LayoutEdge edge, int passHeight)
    {
        var (from, to) = edge;
        if (ColumnOf[from] >= ColumnOf[to])
        {
            return [];
        }

        var chain = new List<int> { from };
        for (var column = ColumnOf[from] + 1; column < ColumnOf[to]; column++)
        {
            Heights.Add(passHeight);
            ColumnOf.Add(column);
            Left.Add([]);
            Right.Add([]);
            chain.Add(ColumnOf.Count - 1);
        }

        chain.Add(to);
        foreach (var (left, right) in chain.Zip(chain.Skip(1)))
        {
            Right[left].Add(right);
            Left[right].Add(left);
        }

        return chain;
    }
}
