namespace PowerHour.Audit.Analysis.Access;

/// <summary>Who can do something, or may be able to.</summary>
/// <param name="Grantees">Those who can without being administrators: first the account's own in ARN order, then others by name.</param>
/// <param name="Administrators">The administrators of the account who can, by right of being that; in ARN order. Reports say how many they are.</param>
/// <param name="GapIds">The gaps behind which others may hide, sorted; what is unknown of a grantee who is listed stands with the grantee.</param>
public sealed record AccessList(IReadOnlyList<Grantee> Grantees, IReadOnlyList<Grantee> Administrators, IReadOnlyList<string> GapIds)
{
    /// <summary>Nobody, for certain.</summary>
    public static AccessList Nobody { get; } = new([], [], []);

    /// <summary>Whether nobody else can.</summary>
    public bool IsComplete => GapIds.Count == 0;

    /// <summary>Both lists in one: somebody who stands in both has the better answer.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>The list.</returns>
    internal AccessList Or(AccessList other) => new(
        Merge(Grantees, other.Grantees), Merge(Administrators, other.Administrators), Unread.Joined(GapIds, other.GapIds));

    private static List<Grantee> Merge(IReadOnlyList<Grantee> left, IReadOnlyList<Grantee> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return [.. left.Count == 0 ? right : left];
        }

        var best = left.Concat(right).GroupBy(g => g.Principal, StringComparer.Ordinal).Select(g => g.MaxBy(x => x.Answer)!);
        return [.. best.OrderBy(g => g.Kind == GranteeKind.Internal ? 0 : 1).ThenBy(g => g.Principal, StringComparer.Ordinal)];
    }
}
