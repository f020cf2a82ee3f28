using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>What an <see cref="Authorizer"/> knows besides the account's principals.</summary>
public sealed record AuthorizerOptions
{
    /// <summary>
    /// The policies of resources, by the ARN of the bucket, key, secret, repository. A resource that is not listed has no policy, except
    /// a KMS key: it always has one, so one that is not listed counts as not collected. Trust policies come from the account.
    /// </summary>
    public IReadOnlyDictionary<string, PolicyDocument> ResourcePolicies { get; init; } =
        new Dictionary<string, PolicyDocument>(StringComparer.Ordinal);

    /// <summary>Service control policies that bind the account, root first; empty outside an organisation or in its management account.</summary>
    public ImmutableArray<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>Resource control policies that bind the account's resources, root first.</summary>
    public ImmutableArray<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>The ARNs of buckets whose effective Block Public Access setting restricts public policies.</summary>
    public IReadOnlySet<string> RestrictedBuckets { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The organisation's id, if known: it answers <c>aws:PrincipalOrgID</c>.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>What runs under which role; null when that is not known, and then a role that a service may assume is assumed to be in use.</summary>
    public IReadOnlyList<Workload>? Workloads { get; init; }
}
