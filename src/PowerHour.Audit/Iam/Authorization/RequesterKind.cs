namespace PowerHour.Audit.Iam.Authorization;

/// <summary>What kind of principal makes a request.</summary>
public enum RequesterKind
{
    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A role, in a session whose name is not known.</summary>
    Role,

    /// <summary>A named session of a role.</summary>
    RoleSession,

    /// <summary>A federated user session, made by an IAM user.</summary>
    FederatedUser,

    /// <summary>An AWS service acting for itself.</summary>
    Service,

    /// <summary>Somebody vouched for by an identity provider.</summary>
    Federated,

    /// <summary>Somebody who did not sign the request.</summary>
    Anonymous,
}
