namespace PowerHour.Audit.Iam.Conditions;

/// <summary>How the request's value must lie to the policy's.</summary>
internal enum Ordering
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Smaller.</summary>
    Less,

    /// <summary>Smaller or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,
}
