namespace PowerHour.Audit.Iam.Policies;

/// <summary>Whether a finding keeps a policy from being understood.</summary>
public enum PolicyFindingSeverity
{
    /// <summary>The policy is understood, and something about it is noteworthy.</summary>
    Warning,

    /// <summary>Part of the policy is not understood: decisions that depend on it are Unknown.</summary>
    Error,
}
