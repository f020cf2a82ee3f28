namespace PowerHour.Audit.Iam.Conditions;

/// <summary>What a request context says about one key.</summary>
internal enum ContextState
{
    /// <summary>The request does not carry the key.</summary>
    Absent,

    /// <summary>We cannot know whether the request carries the key, or with which value.</summary>
    Unknown,

    /// <summary>The request carries the key.</summary>
    Present,
}
