namespace PowerHour.Audit.Iam.Policies;

/// <summary>What a validation finding is about.</summary>
public enum PolicyFindingCode
{
    /// <summary>The text is not JSON, is nested too deeply, or holds characters that are not Unicode.</summary>
    Syntax,

    /// <summary>The document is larger than any that AWS accepts.</summary>
    TooLarge,

    /// <summary>The document was not available to read.</summary>
    NotCollected,

    /// <summary>An element is given twice.</summary>
    DuplicateElement,

    /// <summary>An element that the policy language does not have, or not here.</summary>
    UnknownElement,

    /// <summary>A required element is missing.</summary>
    MissingElement,

    /// <summary>Two elements that exclude each other.</summary>
    ConflictingElements,

    /// <summary>A value of the wrong kind or form.</summary>
    InvalidValue,

    /// <summary>An empty list: the statement matches nothing.</summary>
    EmptyList,

    /// <summary>A condition operator that does not exist.</summary>
    UnknownOperator,

    /// <summary>An ARN of another partition: it matches nothing here.</summary>
    ForeignPartition,

    /// <summary>A principal that was deleted: it matches nobody.</summary>
    DanglingPrincipal,

    /// <summary>Everybody except the named is allowed: the policy is public.</summary>
    AllowNotPrincipal,

    /// <summary>An action or a service that is not known: it may be new, or misspelt, and then the statement says less than it seems to.</summary>
    UnknownAction,
}
