using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings.Attestations;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;

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

    /// <summary>What the organisation decided otherwise than the cards; already applied to <see cref="Rules"/>.</summary>
    public OrganizationSettings Settings { get; init; } = OrganizationSettings.None;

    /// <summary>Each thing that <see cref="Settings"/> changed about a rule, to be printed in the report.</summary>
    public IReadOnlyList<AppliedOverride> Overrides { get; init; } = [];

    /// <summary>Recorded decisions not to act on failures.</summary>
    public SuppressionList Suppressions { get; init; } = SuppressionList.None;

    /// <summary>Somebody's word for what no interface shows.</summary>
    public AttestationList Attestations { get; init; } = AttestationList.None;

    /// <summary>An earlier report to compare with; null for none.</summary>
    public ComparedReport? Baseline { get; init; }

    /// <summary>True to judge shared resources whether or not the ML lineage reaches them.</summary>
    public bool AllResources { get; init; }

    /// <summary>SHA-256 of the templates that the HTML report will be written with; null for those that travel with the tool.</summary>
    public string? TemplatesHash { get; init; }

    /// <summary>True for the built-in demonstration account.</summary>
    public bool IsDemo { get; init; }

    /// <summary>These options as an organisation wants them.</summary>
    /// <param name="settings">What it decided.</param>
    /// <returns>The options with its rules, and with its accounts beside those that were trusted already.</returns>
    public AuditOptions With(OrganizationSettings settings)
    {
        var (rules, applied) = Rules.With(settings);
        return this with { Rules = rules, Settings = settings, Overrides = applied, TrustedAccounts = TrustedAccounts.Union(settings.TrustedAccounts, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal) };
    }
}
