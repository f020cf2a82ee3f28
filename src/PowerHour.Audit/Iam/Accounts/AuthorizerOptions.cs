using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>What an <see cref="Authorizer"/> knows besides the account's principals.</summary>
public sealed record AuthorizerOptions
{
    /// <summary>
    /// The policies of resources, by the ARN of the bucket, key, secret, repository. What a resource has that is not listed says
    /// <see cref="Unlisted"/>; without that it has none, except a KMS key: it always has one, so it counts as not collected.
    /// Trust policies come from the account.
    /// </summary>
    public IReadOnlyDictionary<string, PolicyDocument> ResourcePolicies { get; init; } =
        new Dictionary<string, PolicyDocument>(StringComparer.Ordinal);

    /// <summary>The ARNs of resources that were looked at and have no policy of their own.</summary>
    public IReadOnlySet<string> WithoutPolicy { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// What is known of the policy of a resource (or of a pattern of them) that neither <see cref="ResourcePolicies"/> nor <see cref="WithoutPolicy"/>
    /// lists: null where resources of its kind have none. Null for nothing: then none is assumed.
    /// </summary>
    public Func<string, UnlistedResource?>? Unlisted { get; init; }

    /// <summary>The grants of KMS keys, by the ARN of the key: each a document that can only allow.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<PolicyDocument>> Grants { get; init; } =
        new Dictionary<string, ImmutableArray<PolicyDocument>>(StringComparer.Ordinal);

    /// <summary>Service control policies that bind the account, root first; empty outside an organisation or in its management account.</summary>
    public ImmutableArray<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>Resource control policies that bind the account's resources, root first.</summary>
    public ImmutableArray<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>The ARNs of buckets whose effective Block Public Access setting restricts public policies.</summary>
    public IReadOnlySet<string> RestrictedBuckets { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Why it is not known, by the ARN of a bucket, whether Block Public Access restricts it.</summary>
    public IReadOnlyDictionary<string, string> UnreadPublicBlocks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The policy of the VPC endpoint through which requests are made; empty where they pass none, or one that is not named.</summary>
    public ImmutableArray<PolicyDocument> VpcEndpoint { get; init; } = [];

    /// <summary>What is known of the context of every request, such as <c>aws:SourceVpce</c>; null for nothing.</summary>
    public RequestContext? Context { get; init; }

    /// <summary>The organisation's id, if known: it answers <c>aws:PrincipalOrgID</c>.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>What runs under which role; null when that is not known, and then a role that a service may assume is assumed to be in use.</summary>
    public IReadOnlyList<Workload>? Workloads { get; init; }

    /// <summary>
    /// The services, such as <c>lambda.amazonaws.com</c>, of which <see cref="Workloads"/> lists everything; null for all. Under roles of other
    /// services something is assumed to run.
    /// </summary>
    public IReadOnlySet<string>? WorkloadServices { get; init; }

    /// <summary>Whether everything that runs under roles of these services is listed.</summary>
    internal bool ListsWorkloadsOf(ImmutableArray<string> services) => Workloads is not null && (WorkloadServices is null || services.All(WorkloadServices.Contains));
}
