namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>A role that can be borrowed, and the ways that it can go.</summary>
/// <param name="Role">The ways that begin with it.</param>
/// <param name="Able">For each way, those who can certainly go it without the role.</param>
/// <param name="Borrowers">Who can borrow it.</param>
internal sealed record BorrowedRole(Alternatives Role, IReadOnlySet<string>[] Able, Borrower[] Borrowers)
{
    /// <summary>The ways of those who have none yet.</summary>
    /// <param name="taken">Whether a principal has one, by its place among those of the account; those who are given one here are marked.</param>
    /// <param name="closing">For everybody what breaks all of his ways.</param>
    /// <param name="certainly">True for ways that are certain alone.</param>
    /// <returns>The ways, one for each borrower.</returns>
    public IEnumerable<Chain> Ways(bool[] taken, ClosingKeys closing, bool certainly)
    {
        foreach (var borrower in Borrowers)
        {
            if (taken[borrower.Index] || (certainly && !borrower.Link.IsCertain))
            {
                continue;
            }

            if (NearestOf(borrower.Actor.Point.Id, certainly) is { } way)
            {
                taken[borrower.Index] = true;
                yield return way.Before(borrower.Actor, borrower.Link with { Closing = closing.Of(borrower) });
            }
        }
    }

    private Chain? NearestOf(string borrower, bool certainly)
    {
        for (var i = 0; i < Able.Length; i++)
        {
            if ((!certainly || Role.Ways[i].IsCertain) && !Able[i].Contains(borrower))
            {
                return Role.Ways[i];
            }
        }

        return null;
    }
}
