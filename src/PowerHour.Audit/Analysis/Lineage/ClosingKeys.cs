namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>For everybody who can borrow some of several roles: the cut keys each of which breaks all of his ways, whichever role he borrows.</summary>
internal sealed class ClosingKeys
{
    private readonly List<string>?[] _keys;

    /// <summary>Finds them.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="principals">How many principals the account has.</param>
    public ClosingKeys(IReadOnlyList<BorrowedRole> roles, int principals)
    {
        _keys = new List<string>?[principals];
        foreach (var role in roles)
        {
            foreach (var borrower in role.Borrowers)
            {
                Narrow(ref _keys[borrower.Index], role.Role.Keys, borrower.Link.CutKey);
            }
        }
    }

    /// <summary>The keys.</summary>
    /// <param name="borrower">Somebody who can borrow one of the roles.</param>
    /// <returns>The keys; none where no single change closes all of his ways.</returns>
    public IReadOnlySet<string> Of(Borrower borrower) => (_keys[borrower.Index] ?? []).ToHashSet(StringComparer.Ordinal);

    private static void Narrow(ref List<string>? keys, IReadOnlySet<string> ofRole, string ofStep)
    {
        if (keys is null)
        {
            keys = ofRole.Contains(ofStep) ? [.. ofRole] : [.. ofRole, ofStep];
            return;
        }

        for (var i = keys.Count - 1; i >= 0; i--)
        {
            if (!string.Equals(keys[i], ofStep, StringComparison.Ordinal) && !ofRole.Contains(keys[i]))
            {
                keys.RemoveAt(i);
            }
        }
    }
}
