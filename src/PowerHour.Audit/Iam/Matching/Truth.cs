namespace PowerHour.Audit.Iam.Matching;

/// <summary>
/// What is known about a statement or a layer, from no to yes. Conjunction is the smaller, disjunction the greater.
/// </summary>
internal enum Truth : byte
{
    /// <summary>It does not hold.</summary>
    No,

    /// <summary>It cannot be told: a policy could not be read.</summary>
    Unread,

    /// <summary>It holds if a context value we do not know has the right value.</summary>
    Conditional,

    /// <summary>It holds.</summary>
    Yes,
}
