namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The answer to a request.</summary>
public enum DecisionOutcome
{
    /// <summary>It is allowed.</summary>
    Allowed,

    /// <summary>Nothing that had to allow it does.</summary>
    ImplicitlyDenied,

    /// <summary>A statement denies it.</summary>
    ExplicitlyDenied,

    /// <summary>It is allowed if a context value that is not known is as a policy wants it.</summary>
    Conditional,

    /// <summary>It cannot be told, because a policy could not be read or the question is too large.</summary>
    Unknown,
}
