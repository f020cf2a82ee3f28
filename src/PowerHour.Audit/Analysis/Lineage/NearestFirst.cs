namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Orders ways: those that are certain first, then the shorter, then by the ids of their points.</summary>
internal sealed class NearestFirst : IComparer<Chain>
{
    /// <summary>The order.</summary>
    public static readonly NearestFirst Instance = new();

    /// <inheritdoc/>
    public int Compare(Chain? x, Chain? y)
    {
        var byCertainty = y!.IsCertain.CompareTo(x!.IsCertain);
        var byLength = byCertainty != 0 ? byCertainty : x.Length.CompareTo(y.Length);
        return byLength != 0 ? byLength : ById(x, y);
    }

    /// <summary>Orders ways by the ids of their points, from the first.</summary>
    /// <param name="x">A way.</param>
    /// <param name="y">Another.</param>
    /// <returns>Less than, equal to or greater than 0.</returns>
    public static int ById(Chain? x, Chain? y)
    {
        // Ways share their ends: from there on they are the same.
        for (; x is not null && y is not null && !ReferenceEquals(x, y); (x, y) = (x.Next, y.Next))
        {
            if (string.CompareOrdinal(x.Head.Id, y.Head.Id) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }
}
