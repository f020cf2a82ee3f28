namespace PowerHour.Audit.Iam.Matching;

/// <summary>How the strings of a question lie to the strings of a pattern.</summary>
internal enum GlobRelation
{
    /// <summary>No string of the question matches the pattern.</summary>
    Disjoint,

    /// <summary>Every string of the question matches the pattern.</summary>
    Covered,

    /// <summary>Some match and some do not.</summary>
    Overlapping,

    /// <summary>The limit was reached before the answer was known.</summary>
    Undecided,
}
