using System.Collections.Immutable;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>All policies that bear on one request.</summary>
public sealed record PolicyBundle
{
    /// <summary>Policies of the user and its groups, or of the role.</summary>
    public ImmutableArray<PolicyDocument> Identity { get; init; } = [];

    /// <summary>The permissions boundary; empty when there is none. Several documents count as one.</summary>
    public ImmutableArray<PolicyDocument> Boundary { get; init; } = [];

    /// <summary>The session policies; empty when there are none. Several documents count as one.</summary>
    public ImmutableArray<PolicyDocument> Session { get; init; } = [];

    /// <summary>Service control policies, root first; empty outside an organisation and for its management account.</summary>
    public ImmutableArray<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>Resource control policies, root first, each level with the full-access policy that AWS always attaches.</summary>
    public ImmutableArray<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>The resource's own policy; null when it has none. One that exists and was not read is <see cref="PolicyDocument.NotCollected"/>.</summary>
    public PolicyDocument? Resource { get; init; }

    /// <summary>Further documents that can only allow: the grants of a KMS key, the policy of a function's version. One that was not read may allow.</summary>
    public ImmutableArray<PolicyDocument> Grants { get; init; } = [];

    /// <summary>The VPC endpoint's policy; empty when the request passes no endpoint.</summary>
    public ImmutableArray<PolicyDocument> VpcEndpoint { get; init; } = [];

    /// <summary>True when the bucket's effective Block Public Access setting restricts public buckets.</summary>
    public bool RestrictsPublicBuckets { get; init; }

    /// <summary>Why it is not known whether Block Public Access restricts the bucket; null where it is known.</summary>
    public string? PublicBlockUnread { get; init; }
}
