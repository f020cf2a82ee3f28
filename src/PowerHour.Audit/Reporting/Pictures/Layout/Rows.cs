namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Gives every item its height on the page: lines as straight as the order of the columns allows.</summary>
internal sealed class Rows
{
    private const int Sweeps = 12;
    private const double Straight = 8;

    private readonly Grid _grid;
    private readonly int _gap;
    private readonly double[] _middle;

    private Rows(Grid grid, int gap)
    {
        _grid = grid;
        _gap = gap;
        _middle = new double[grid.ColumnOf.Count];
    }

    /// <summary>The middle of each item, the topmost item beginning at zero.</summary>
    /// <param name="grid">The ordered grid.</param>
    /// <param name="gap">The least distance between two items.</param>
    public static int[] Place(Grid grid, int gap)
    {
        var rows = new Rows(grid, gap);
        rows.Stack();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            rows.Sweep(toRight: sweep % 2 == 0);
        }

        var top = Enumerable.Range(0, rows._middle.Length).Select(i => rows._middle[i] - (grid.Heights[i] / 2.0)).DefaultIfEmpty().Min();
        return [.. rows._middle.Select(m => (int)Math.Round(m - top, MidpointRounding.AwayFromZero))];
    }

    private void Stack()
    {
        foreach (var column in _grid.Order)
        {
            var y = 0.0;
            foreach (var item in column)
            {
                _middle[item] = y + (_grid.Heights[item] / 2.0);
                y += _grid.Heights[item] + _gap;
            }
        }
    }

    private void Sweep(bool toRight)
    {
        for (var i = 0; i < _grid.Order.Length; i++)
        {
            Settle(_grid.Order[toRight ? i : _grid.Order.Length - 1 - i], toRight ? _grid.Left : _grid.Right, toRight ? _grid.Right : _grid.Left);
        }
    }

    /// <summary>Moves the items of a column as near as possible to where they want to be, in their order and without touching: the pool of adjacent violators.</summary>
    private void Settle(List<int> column, List<List<int>> leading, List<List<int>> other)
    {
        var blocks = new List<(double Sum, double Weight, int Count)>();
        var offset = new double[column.Count];
        for (var i = 0; i < column.Count; i++)
        {
            offset[i] = i == 0 ? 0 : offset[i - 1] + Distance(column[i - 1], column[i]);
            var weight = Weight(column[i], leading[column[i]].Count > 0 ? leading[column[i]] : other[column[i]]);
            var block = (Sum: weight * (Wanted(column[i], leading, other) - offset[i]), Weight: weight, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight > block.Sum / block.Weight)
            {
                block = (block.Sum + blocks[^1].Sum, block.Weight + blocks[^1].Weight, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var at = 0;
        foreach (var (sum, weight, count) in blocks)
        {
            for (var i = 0; i < count; i++, at++)
            {
                _middle[column[at]] = (sum / weight) + offset[at];
            }
        }
    }

    private double Wanted(int item, List<List<int>> leading, List<List<int>> other)
    {
        var joined = leading[item].Count > 0 ? leading[item] : other[item];
        return joined.Count == 0 ? _middle[item] : joined.Average(j => _middle[j]);
    }

    private double Weight(int item, List<int> joined) => item < _grid.BoxCount ? Math.Max(1, joined.Count) * 0.5 : joined.Exists(j => j >= _grid.BoxCount) ? Straight : 2;

    private double Distance(int upper, int lower) => ((_grid.Heights[upper] + _grid.Heights[lower]) / 2.0) + (upper < _grid.BoxCount || lower < _grid.BoxCount ? _gap : _gap / 3.0);
}
