namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Counts how often lines cross.</summary>
internal static class CrossingCount
{
    /// <summary>The crossings between all neighbouring columns.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="place">The place of each item in its column.</param>
    public static int Of(Grid grid, int[] place)
    {
        var sum = 0;
        for (var column = 0; column + 1 < grid.Order.Length; column++)
        {
            sum += Between(grid, column, place);
        }

        return sum;
    }

    // Lines in the order of their left ends; each crosses those before it whose right end is lower. A binary indexed tree counts them.
    private static int Between(Grid grid, int column, int[] place)
    {
        var size = grid.Order[column + 1].Count;
        var tree = new int[size + 1];
        int crossings = 0, seen = 0;
        foreach (var left in grid.Order[column])
        {
            var ends = grid.Right[left].ConvertAll(r => place[r]);
            foreach (var end in ends)
            {
                crossings += seen - UpTo(tree, end + 1);
            }

            foreach (var end in ends)
            {
                Add(tree, end + 1);
                seen++;
            }
        }

        return crossings;
    }

    private static int UpTo(int[] tree, int at)
    {
        var sum = 0;
        for (; at > 0; at -= at & -at)
        {
            sum += tree[at];
        }

        return sum;
    }

    private static void Add(int[] tree, int at)
    {
        for (; at < tree.Length; at += at & -at)
        {
            tree[at]++;
        }
    }
}
