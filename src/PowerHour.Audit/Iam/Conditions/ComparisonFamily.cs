namespace PowerHour.Audit.Iam.Conditions;

/// <summary>How a condition operator reads its values.</summary>
internal enum ComparisonFamily
{
    /// <summary>Exact text.</summary>
    Text,

    /// <summary>Text without regard to case.</summary>
    TextIgnoreCase,

    /// <summary>Text with wildcards.</summary>
    Like,

    /// <summary>An ARN with wildcards inside its fields.</summary>
    Arn,

    /// <summary>An integer or decimal.</summary>
    Number,

    /// <summary>An ISO 8601 date or seconds since 1970.</summary>
    Date,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Base64 bytes.</summary>
    Binary,

    /// <summary>An address or an address range.</summary>
    Address,

    /// <summary>Whether the key is absent.</summary>
    Null,
}
