using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>What a question is about: one resource, or any resource of a pattern that lies within one owner.</summary>
internal sealed class AccessTarget
{
    /// <summary>The ARN or pattern.</summary>
    public required string Text { get; init; }

    /// <summary>The ARN whose policy decides: the bucket of an object, else the resource itself.</summary>
    public required string Owner { get; init; }

    /// <summary>The same for the engine; kept, for it remembers how policies lie to it.</summary>
    public required ResourceScope Scope { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string Account { get; init; }

    /// <summary>Its region; empty where that does not matter or is not known.</summary>
    public required string Region { get; init; }

    /// <summary>The policy of the owner; null where it has none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The trust policy of a role; null for all else.</summary>
    public PolicyDocument? Trust { get; init; }

    /// <summary>Why the policy, or whether there is one, is not known.</summary>
    public IReadOnlyList<string> PolicyGaps { get; init; } = [];

    /// <summary>Whether Block Public Access restricts the bucket.</summary>
    public bool Restricts { get; init; }

    /// <summary>Why it is not known whether it does.</summary>
    public IReadOnlyList<string> RestrictionGaps { get; init; } = [];

    private PolicyDocument? _unreadPolicy;

    /// <summary>Stands for the owner's policy where that was not read.</summary>
    public PolicyDocument UnreadPolicy => _unreadPolicy ??= ResourcePolicyIndex.NotCollected(Owner);

    /// <summary>The policy that bears on an action: of a role, only entering it asks the trust policy.</summary>
    /// <param name="service">The service of the action, in lower case.</param>
    /// <returns>The policy, or null.</returns>
    public PolicyDocument? PolicyFor(string service) => service is "sts" ? Trust : Policy;
}
