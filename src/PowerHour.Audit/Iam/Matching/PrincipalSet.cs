using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>The Principal or NotPrincipal element of a statement.</summary>
/// <param name="IsNegated">True for NotPrincipal.</param>
/// <param name="Entries">The entries.</param>
internal sealed record PrincipalSet(bool IsNegated, ImmutableArray<PrincipalEntry> Entries)
{
    /// <summary>Reads the Principal of an Allow, or of a Deny without negation: the strongest way the requester is reached.</summary>
    internal PrincipalMatch Match(Requester requester)
    {
        if (IsNegated)
        {
            return MatchAllowOfOthers(requester);
        }

        var best = PrincipalMatch.None;
        foreach (var entry in Entries)
        {
            var match = entry.Match(requester);
            if (match.As > best.As || (match.As == best.As && match.Truth > best.Truth))
            {
                best = match;
            }
        }

        return best;
    }

    /// <summary>
    /// Whether a Deny reaches the requester. With NotPrincipal it reaches everybody who is not listed with every name he has, and
    /// whoever has a permissions boundary. Source: reference_policies_elements_notprincipal.html.
    /// </summary>
    internal Truth Denies(Requester requester, bool hasBoundary)
    {
        if (!IsNegated)
        {
            return Reach(Entries, requester);
        }

        return hasBoundary ? Truth.Yes : TruthLogic.Not(ListsEveryNameOf(requester));
    }

    private static Truth Reach(ImmutableArray<PrincipalEntry> entries, Requester requester)
    {
        var best = Truth.No;
        foreach (var entry in entries)
        {
            best = TruthLogic.Or(best, entry.Match(requester).Truth);
        }

        return best;
    }

    private PrincipalMatch MatchAllowOfOthers(Requester requester)
    {
        var others = TruthLogic.Not(Reach(Entries, requester));
        return others == Truth.No ? PrincipalMatch.None : new PrincipalMatch(NamedAs.Itself, others);
    }

    private Truth ListsEveryNameOf(Requester requester)
    {
        if (Entries.Any(static e => e.Kind == PrincipalEntryKind.Anyone))
        {
            return Truth.Yes;
        }

        var account = Lists(requester, PrincipalEntryKind.Account);
        return requester.Kind switch
        {
            RequesterKind.Root => account,
            RequesterKind.User => TruthLogic.And(account, Lists(requester, PrincipalEntryKind.User)),
            RequesterKind.FederatedUser => TruthLogic.And(account, Lists(requester, PrincipalEntryKind.FederatedUser)),
            RequesterKind.Role or RequesterKind.RoleSession => TruthLogic.And(
                account,
                TruthLogic.And(Lists(requester, PrincipalEntryKind.Role), Lists(requester, PrincipalEntryKind.RoleSession))),
            RequesterKind.Service => Lists(requester, PrincipalEntryKind.Service),
            RequesterKind.Federated => Lists(requester, PrincipalEntryKind.Federated),
            _ => Truth.No,
        };
    }

    private Truth Lists(Requester requester, PrincipalEntryKind kind)
    {
        var best = Truth.No;
        foreach (var entry in Entries)
        {
            if (entry.Kind == kind)
            {
                best = TruthLogic.Or(best, entry.Match(requester).Truth);
            }
        }

        return best;
    }
}
