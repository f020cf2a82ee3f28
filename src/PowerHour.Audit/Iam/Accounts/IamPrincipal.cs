using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A user or role with everything that is attached to it.</summary>
public sealed record IamPrincipal
{
    /// <summary>Its place among the account's principals, from 0: roles and users in ARN order.</summary>
    public required int Index { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its name without path.</summary>
    public required string Name { get; init; }

    /// <summary>The principal as a requester: a user, or a role in a session of unknown name.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Its inline policies, its managed policies and those of its groups.</summary>
    public required ImmutableArray<PolicyDocument> Policies { get; init; }

    /// <summary>Its permissions boundary; empty when it has none.</summary>
    public ImmutableArray<PolicyDocument> Boundary { get; init; } = [];

    /// <summary>A role's trust policy; null for a user.</summary>
    public PolicyDocument? TrustPolicy { get; init; }

    /// <summary>The groups a user is in.</summary>
    public ImmutableArray<IamGroup> Groups { get; init; } = [];

    /// <summary>The ARNs of the managed policies attached to it or to its groups, in ARN order.</summary>
    public ImmutableArray<string> ManagedPolicies { get; init; } = [];

    /// <summary>The ARNs of the managed policies attached to itself, in ARN order.</summary>
    internal ImmutableArray<string> Attached { get; init; } = [];

    /// <summary>True when an instance profile holds the role, so that an EC2 instance can have it; null where the file does not say.</summary>
    public bool? HasInstanceProfile { get; init; }

    /// <summary>When it was made; null where the file does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When a role was last used; null for a user, and where the file does not say.</summary>
    public RoleUse? Use { get; init; }

    /// <summary>What is known of the context of its requests: its ARN, account, tags.</summary>
    public required RequestContext Context { get; init; }

    /// <summary>What is known of the context of requests about it: its tags, its boundary.</summary>
    public required RequestContext AsResource { get; init; }

    /// <summary>True for a role.</summary>
    public bool IsRole => Requester.Kind == RequesterKind.Role;

    /// <summary>For how many whole days a role has not been used.</summary>
    /// <param name="at">The time that counts as now: when the account was read.</param>
    /// <returns>The days, as of <see cref="RoleUse.IdleDays"/>; null for a user, and where it is not known.</returns>
    public int? IdleDays(DateTimeOffset at) => Use?.IdleDays(Created, at);

    /// <inheritdoc/>
    public bool Equals(IamPrincipal? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <inheritdoc/>
    public override string ToString() => Arn;
}
