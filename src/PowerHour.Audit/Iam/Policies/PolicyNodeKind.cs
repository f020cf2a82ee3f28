namespace PowerHour.Audit.Iam.Policies;

/// <summary>What a JSON value of a policy is.</summary>
internal enum PolicyNodeKind
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A string, a number, true or false: kept as text.</summary>
    Text,

    /// <summary>null.</summary>
    Null,
}
