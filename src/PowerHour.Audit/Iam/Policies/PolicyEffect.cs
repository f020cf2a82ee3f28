namespace PowerHour.Audit.Iam.Policies;

/// <summary>What a matching statement does.</summary>
public enum PolicyEffect
{
    /// <summary>It allows.</summary>
    Allow,

    /// <summary>It denies, whatever allows.</summary>
    Deny,
}
