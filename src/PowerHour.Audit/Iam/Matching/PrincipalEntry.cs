using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>One entry of a Principal or NotPrincipal element. Source: reference_policies_elements_principal.html.</summary>
/// <param name="Kind">Whom it names.</param>
/// <param name="Text">The entry as the policy writes it.</param>
/// <param name="Account">The account named, or null.</param>
internal sealed record PrincipalEntry(PrincipalEntryKind Kind, string Text, string? Account)
{
    internal PrincipalMatch Match(Requester requester) => Kind switch
    {
        PrincipalEntryKind.Anyone => new PrincipalMatch(NamedAs.Itself, Truth.Yes),
        PrincipalEntryKind.Account => MatchAccount(requester),
        PrincipalEntryKind.User => MatchUser(requester),
        PrincipalEntryKind.Role => RoleIs(requester) ? new PrincipalMatch(NamedAs.Underlying, Truth.Yes) : PrincipalMatch.None,
        PrincipalEntryKind.RoleSession => MatchSession(requester),
        PrincipalEntryKind.FederatedUser => Itself(requester.Kind == RequesterKind.FederatedUser && Ordinal.Same(requester.Identifier, Text)),
        PrincipalEntryKind.Service => Itself(requester.Kind == RequesterKind.Service
            && requester.Identifier.Equals(Text, StringComparison.OrdinalIgnoreCase)),
        PrincipalEntryKind.Federated => Itself(requester.Kind == RequesterKind.Federated && Ordinal.Same(requester.Identifier, Text)),
        PrincipalEntryKind.CanonicalUser when requester.Account is not null => new PrincipalMatch(NamedAs.Account, Truth.Conditional),
        _ => PrincipalMatch.None,
    };

    private static PrincipalMatch Itself(bool named) =>
        named ? new PrincipalMatch(NamedAs.Itself, Truth.Yes) : PrincipalMatch.None;

    private PrincipalMatch MatchAccount(Requester requester)
    {
        if (requester.Account is null || !Ordinal.Same(requester.Account, Account) || requester.Kind == RequesterKind.Federated)
        {
            return PrincipalMatch.None;
        }

        return new PrincipalMatch(requester.Kind == RequesterKind.Root ? NamedAs.Itself : NamedAs.Account, Truth.Yes);
    }

    private PrincipalMatch MatchUser(Requester requester)
    {
        if (requester.Kind == RequesterKind.FederatedUser)
        {
            var behind = Ordinal.Same(requester.Account, Account) && Text.EndsWith("/" + requester.Name, StringComparison.Ordinal);
            return behind ? new PrincipalMatch(NamedAs.Underlying, Truth.Yes) : PrincipalMatch.None;
        }

        return Itself(requester.Kind == RequesterKind.User && Ordinal.Same(requester.Identifier, Text));
    }

    private bool RoleIs(Requester requester)
    {
        if (requester.Kind is not (RequesterKind.Role or RequesterKind.RoleSession) || !Ordinal.Same(requester.Account, Account))
        {
            return false;
        }

        return requester.RoleArn is null
            ? Text.EndsWith("/" + requester.Name, StringComparison.Ordinal)
            : Ordinal.Same(requester.RoleArn, Text);
    }

    private PrincipalMatch MatchSession(Requester requester)
    {
        if (requester.Kind != RequesterKind.Role)
        {
            return Itself(requester.Kind == RequesterKind.RoleSession && Ordinal.Same(requester.Identifier, Text));
        }

        // The role's sessions can be named at will, so one of them may be the one named here.
        var ofRole = Ordinal.Same(requester.Account, Account)
            && Text.Contains(":assumed-role/" + requester.Name + "/", StringComparison.Ordinal);
        return ofRole ? new PrincipalMatch(NamedAs.Itself, Truth.Conditional) : PrincipalMatch.None;
    }
}
