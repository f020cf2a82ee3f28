namespace PowerHour.Audit.Iam.Authorization;

/// <summary>A kind of policy in the evaluation order.</summary>
public enum PolicyLayer
{
    /// <summary>Policies of the user, its groups, or the role.</summary>
    Identity,

    /// <summary>The permissions boundary.</summary>
    Boundary,

    /// <summary>The session policy.</summary>
    Session,

    /// <summary>Service control policies of the requester's account.</summary>
    ServiceControl,

    /// <summary>Resource control policies of the resource's account.</summary>
    ResourceControl,

    /// <summary>The resource's own policy: bucket policy, key policy, trust policy.</summary>
    Resource,

    /// <summary>The policy of the VPC endpoint that the request passes.</summary>
    VpcEndpoint,

    /// <summary>S3 Block Public Access.</summary>
    PublicAccessBlock,
}
