namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Orders each column so that few lines cross: sweeps to and fro, each item to the middle of what it is joined to, and the best order stays.</summary>
internal sealed class Untangling
{
    private const int Sweeps = 24;

    private readonly Grid _grid;
    private readonly int[] _place;

    private Untangling(Grid grid)
    {
        _grid = grid;
        _place = new int[grid.ColumnOf.Count];
    }

    /// <summary>Orders the columns of a grid.</summary>
    /// <returns>How many crossings are left.</returns>
    public static int Run(Grid grid)
    {
        var work = new Untangling(grid);
        work.Number();
        return work.Improve();
    }

    private int Improve()
    {
        var best = CrossingCount.Of(_grid, _place);
        var kept = Copy();
        for (var sweep = 0; sweep < Sweeps && best > 0; sweep++)
        {
            Sweep(toRight: sweep % 2 == 0);
            Swap();
            var crossings = CrossingCount.Of(_grid, _place);
            if (crossings < best)
            {
                (best, kept) = (crossings, Copy());
            }
        }

        for (var column = 0; column < kept.Length; column++)
        {
            _grid.Order[column].Clear();
            _grid.Order[column].AddRange(kept[column]);
        }

        return best;
    }

    private void Sweep(bool toRight)
    {
        for (var i = 1; i < _grid.Order.Length; i++)
        {
            var column = _grid.Order[toRight ? i : _grid.Order.Length - 1 - i];
            var joined = toRight ? _grid.Left : _grid.Right;
            // A stable order: equal middles keep their places, so the same input gives the same picture.
            var ordered = column.Select(item => (item, Middle: Middle(joined[item], _place[item]))).OrderBy(x => x.Middle).Select(x => x.item).ToList();
            column.Clear();
            column.AddRange(ordered);
            Number(column);
        }
    }

    private double Middle(List<int> joined, int own)
    {
        if (joined.Count == 0)
        {
            return own;
        }

        var places = joined.ConvertAll(j => _place[j]);
        places.Sort();
        var half = places.Count / 2;
        return places.Count % 2 == 1 ? places[half] : (places[half - 1] + places[half]) / 2.0;
    }

    /// <summary>Swaps neighbours while that removes crossings.</summary>
    private void Swap()
    {
        foreach (var column in _grid.Order)
        {
            for (var i = 0; i + 1 < column.Count; i++)
            {
                var (upper, lower) = (column[i], column[i + 1]);
                if (Crossings(lower, upper) < Crossings(upper, lower))
                {
                    (column[i], column[i + 1]) = (lower, upper);
                    (_place[upper], _place[lower]) = (_place[lower], _place[upper]);
                }
            }
        }
    }

    private int Crossings(int upper, int lower) => Inversions(_grid.Left[upper], _grid.Left[lower]) + Inversions(_grid.Right[upper], _grid.Right[lower]);

    private int Inversions(List<int> upper, List<int> lower) => upper.Sum(u => lower.Count(l => _place[l] < _place[u]));

    private void Number()
    {
        foreach (var column in _grid.Order)
        {
            Number(column);
        }
    }

    private void Number(List<int> column)
    {
        for (var i = 0; i < column.Count; i++)
        {
            _place[column[i]] = i;
        }
    }

    private int[][] Copy() => [.. _grid.Order.Select(c => c.ToArray())];
}
