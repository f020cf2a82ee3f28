namespace PowerHour.Audit.Iam.Escalation;

/// <summary>By what a principal gains rights it was not given.</summary>
public enum EscalationMechanism
{
    /// <summary>It rewrites a managed policy attached to itself.</summary>
    OwnManagedPolicy,

    /// <summary>A user adds a policy to itself.</summary>
    OwnUser,

    /// <summary>A role adds a policy to itself.</summary>
    OwnRole,

    /// <summary>A user adds a policy to a group it is in.</summary>
    OwnGroup,

    /// <summary>A user joins a group of administrators.</summary>
    JoinGroup,

    /// <summary>It makes an older version of a managed policy that binds it the default one, which allows more.</summary>
    OlderVersion,

    /// <summary>It takes off its permissions boundary, or puts a wider one in its place, and has more rights behind it.</summary>
    OwnBoundary,

    /// <summary>It takes off a policy that denies it what other policies allow.</summary>
    OwnDeny,

    /// <summary>It makes or replaces another user's credentials.</summary>
    TakeUser,

    /// <summary>It enters a role that trusts it.</summary>
    AssumeRole,

    /// <summary>It rewrites a role's trust policy to admit itself.</summary>
    OpenRole,

    /// <summary>It gives a role more rights and enters it.</summary>
    EmpowerRole,

    /// <summary>It gives a user more rights and signs in as it.</summary>
    EmpowerUser,

    /// <summary>It starts something that runs its code under a passed role.</summary>
    PassRole,

    /// <summary>It takes over something that already runs under a role.</summary>
    UseWorkload,

    /// <summary>Nobody's doing: a machine's role is an administrator, and so is whoever gets onto the machine.</summary>
    Standing,
}
