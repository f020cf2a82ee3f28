namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>A role that can be borrowed, and the ways that it can go.</summary>
/// <param name="Role">The ways that begin with it.</param>
/// <param name="Able">For each way, those who can certainly go it without the role.</param>
/// <param name="Borrowers">Who can borrow it.</param>
internal sealed record BorrowedRole(Alternatives Role, IReadOnlySet<string>[] Able, (PathActor Actor, PathLink Link)[] Borrowers)
{
    /// <summary>The ways of those who have none yet.</summary>
    /// <param name="taken">Those who have one.</param>
    /// <param name="closing">For everybody what breaks all of his ways.</param>
    /// <param name="certainly">True for ways that are certain alone.</param>
    /// <returns>The ways, one for each borrower.</returns>
    public IEnumerable<Chain> Ways(HashSet<string> taken, IReadOnlyDictionary<string, HashSet<string>> closing, bool certainly)
    {
        foreach (var (actor, link) in Borrowers)
        {
            if (taken.Contains(actor.Point.Id) || (certainly && !link.IsCertain))
            {
                continue;
            }

            if (NearestOf(actor.Point.Id, certainly) is { } way)
            {
                taken.Add(actor.Point.Id);
                yield return way.Before(actor, link with { Closing = closing[actor.Point.Id] });
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
