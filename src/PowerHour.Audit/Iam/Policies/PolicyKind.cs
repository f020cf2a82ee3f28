namespace PowerHour.Audit.Iam.Policies;

/// <summary>Where a policy document is attached, which decides what it may contain and how it counts.</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role.</summary>
    Identity,

    /// <summary>Attached to a resource: a bucket, key, repository, function.</summary>
    Resource,

    /// <summary>A role's trust policy.</summary>
    Trust,

    /// <summary>A permissions boundary.</summary>
    Boundary,

    /// <summary>Passed when a session is made.</summary>
    Session,

    /// <summary>A service control policy of AWS Organizations.</summary>
    ServiceControl,

    /// <summary>A resource control policy of AWS Organizations.</summary>
    ResourceControl,

    /// <summary>The policy of a VPC endpoint.</summary>
    VpcEndpoint,
}
