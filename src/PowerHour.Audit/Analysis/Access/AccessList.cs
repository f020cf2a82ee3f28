namespace PowerHour.Audit.Analysis.Access;

/// <summary>Who can do something, or may be able to.</summary>
public sealed class AccessList
{
    private readonly Lazy<IReadOnlyList<Grantee>> _administrators;
    private Dictionary<string, Grantee>? _byPrincipal;

    /// <summary>Makes a list.</summary>
    /// <param name="grantees">Those who can without being administrators.</param>
    /// <param name="administrators">Works out the administrators who can; asked once, and seldom.</param>
    /// <param name="gapIds">The gaps behind which others may hide.</param>
    internal AccessList(IReadOnlyList<Grantee> grantees, Func<IReadOnlyList<Grantee>> administrators, IReadOnlyList<string> gapIds) =>
        (Grantees, _administrators, GapIds) = (grantees, new Lazy<IReadOnlyList<Grantee>>(administrators), gapIds);

    /// <summary>Nobody, for certain.</summary>
    public static AccessList Nobody { get; } = new([], static () => [], []);

    /// <summary>Nobody who is known of, where others may hide.</summary>
    /// <param name="gapIds">The gaps behind which they may.</param>
    /// <returns>The list.</returns>
    internal static AccessList Unseen(IReadOnlyList<string> gapIds) => new([], static () => [], gapIds);

    /// <summary>Those who can without being administrators: first the account's own in ARN order, then others by name.</summary>
    public IReadOnlyList<Grantee> Grantees { get; }

    /// <summary>The administrators of the account who can, by right of being that; in ARN order. Reports say how many they are.</summary>
    public IReadOnlyList<Grantee> Administrators => _administrators.Value;

    /// <summary>The gaps behind which others may hide, sorted; what is unknown of a grantee who is listed stands with the grantee.</summary>
    public IReadOnlyList<string> GapIds { get; }

    /// <summary>Whether nobody else can.</summary>
    public bool IsComplete => GapIds.Count == 0;

    /// <summary>One of those who can without being administrators.</summary>
    /// <param name="principal">A name as of <see cref="Grantee.Principal"/>.</param>
    /// <returns>The grantee, or null.</returns>
    public Grantee? Of(string principal) => (_byPrincipal ??= Grantees.ToDictionary(g => g.Principal, StringComparer.Ordinal)).GetValueOrDefault(principal);

    /// <summary>Both lists in one: somebody who stands in both has the better answer.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>The list.</returns>
    internal AccessList Or(AccessList other) => ReferenceEquals(this, Nobody) ? other : ReferenceEquals(other, Nobody) ? this
        : new AccessList(Merge(Grantees, other.Grantees), () => Merge(Administrators, other.Administrators), Unread.Joined(GapIds, other.GapIds));

    private static IReadOnlyList<Grantee> Merge(IReadOnlyList<Grantee> left, IReadOnlyList<Grantee> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == 0 ? right : left;
        }

        var best = left.Concat(right).GroupBy(g => g.Principal, StringComparer.Ordinal).Select(g => g.MaxBy(x => x.Answer)!);
        return [.. best.OrderBy(g => g.Kind == GranteeKind.Internal ? 0 : 1).ThenBy(g => g.Principal, StringComparer.Ordinal)];
    }
}
