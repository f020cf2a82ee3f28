namespace PowerHour.Audit.Iam.Matching;

/// <summary>How a Principal element reaches a requester, which decides what else must allow (evaluation rule R4).</summary>
internal enum NamedAs
{
    /// <summary>Not at all.</summary>
    Nobody,

    /// <summary>Through the account: the identity policies must allow too.</summary>
    Account,

    /// <summary>Through the role or user behind a session: boundary and session policy must allow too.</summary>
    Underlying,

    /// <summary>As itself, or as anyone: nothing else is needed in the same account.</summary>
    Itself,
}
