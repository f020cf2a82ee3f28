namespace PowerHour.Audit.Iam.Matching;

/// <summary>The forms of pattern that can be matched without walking.</summary>
internal enum GlobShape
{
    /// <summary>Neither of the others.</summary>
    General,

    /// <summary>A lone star.</summary>
    Any,

    /// <summary>No wildcard.</summary>
    Literal,

    /// <summary>Characters and one closing star.</summary>
    Prefix,
}
