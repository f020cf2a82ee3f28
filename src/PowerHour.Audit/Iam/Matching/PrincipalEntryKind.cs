namespace PowerHour.Audit.Iam.Matching;

/// <summary>Who an entry of a Principal element names.</summary>
internal enum PrincipalEntryKind
{
    /// <summary>Everybody.</summary>
    Anyone,

    /// <summary>An account, by number or by its root ARN.</summary>
    Account,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A role.</summary>
    Role,

    /// <summary>One session of a role.</summary>
    RoleSession,

    /// <summary>A federated user session.</summary>
    FederatedUser,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>An account by its S3 canonical user id.</summary>
    CanonicalUser,

    /// <summary>A deleted user or role, left behind as its unique id.</summary>
    Dangling,
}
