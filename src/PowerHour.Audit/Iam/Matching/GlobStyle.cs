namespace PowerHour.Audit.Iam.Matching;

/// <summary>What a pattern's wildcards may run across.</summary>
internal enum GlobStyle
{
    /// <summary>Everything: action names, StringLike values.</summary>
    Plain,

    /// <summary>A Resource element: wildcards stay in their ARN field, but a star that ends a field may run on.</summary>
    Resource,

    /// <summary>ArnLike and ArnEquals: the six fields are compared one by one.</summary>
    ArnCondition,

    /// <summary>A question about real ARNs whose names hold no colon: wildcards stay between colons everywhere.</summary>
    Confined,
}
