using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit;

/// <summary>What a judgement is made with.</summary>
public sealed record AuditOptions
{
    /// <summary>The rules.</summary>
    public required RuleCatalog Rules { get; init; }

    /// <summary>What is known of AWS.</summary>
    public required ServiceCatalog Services { get; init; }

    /// <summary>Accounts that count as one's own, beside the one that was read.</summary>
    public IReadOnlySet<string> TrustedAccounts { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Parameter values of the organisation, by rule id and name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonNode?>> Parameters { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, JsonNode?>>(StringComparer.Ordinal);

    /// <summary>True to judge shared resources whether or not the ML lineage reaches them.</summary>
    public bool AllResources { get; init; }

    /// <summary>True for the built-in demonstration account.</summary>
    public bool IsDemo { get; init; }
}
