namespace PowerHour.Audit.Iam.Actions;

/// <summary>What an action does, as the service authorization reference groups actions.</summary>
public enum AccessLevel
{
    /// <summary>It lists resources.</summary>
    List,

    /// <summary>It reads content or attributes.</summary>
    Read,

    /// <summary>It creates, changes or deletes.</summary>
    Write,

    /// <summary>It changes tags only.</summary>
    Tagging,

    /// <summary>It changes who can do what.</summary>
    Permissions,
}
