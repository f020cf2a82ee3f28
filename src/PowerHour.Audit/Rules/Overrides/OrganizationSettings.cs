using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Rules.Overrides;

/// <summary>What an organisation decided otherwise than the cards: its <c>powerhour.yaml</c>.</summary>
public sealed record OrganizationSettings
{
    /// <summary>No decision: the cards hold as they stand.</summary>
    public static OrganizationSettings None { get; } = new();

    /// <summary>The file as the person named it; empty where there is none.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of the file, lower-case hex; empty where there is none.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Accounts that count as one's own: twelve-digit ids.</summary>
    public IReadOnlyList<string> TrustedAccounts { get; init; } = [];

    /// <summary>Which roles work in which stage.</summary>
    public RoleStages RoleStages { get; init; } = RoleStages.None;

    /// <summary>Service control policies that bind the account, root first; empty where the file has none. They count where AWS does not show them all.</summary>
    public ImmutableArray<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>Resource control policies that bind the account, in the same form.</summary>
    public ImmutableArray<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>Days of job history to read; null for the default.</summary>
    public int? LookbackDays { get; init; }

    /// <summary>What is decided of single rules, in file order.</summary>
    public IReadOnlyList<RuleOverride> Rules { get; init; } = [];
}
