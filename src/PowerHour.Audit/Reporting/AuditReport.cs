using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Attestations;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting;

/// <summary>All that a report tells: one model, from which every format is written.</summary>
public sealed record AuditReport
{
    /// <summary>The version of the tool that judged.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>SHA-256 of the rules that judged, lower-case hex.</summary>
    public required string RulesHash { get; init; }

    /// <summary>SHA-256 of the snapshot that was judged, lower-case hex.</summary>
    public required string SnapshotHash { get; init; }

    /// <summary>SHA-256 of the descriptor pages of one's own, lower-case hex; empty where there are none.</summary>
    public string ServicesHash { get; init; } = "";

    /// <summary>SHA-256 of the templates of the HTML report, lower-case hex.</summary>
    public string TemplatesHash { get; init; } = "";

    /// <summary>Whether shared resources were judged whether or not the ML lineage reaches them.</summary>
    public bool AllResources { get; init; }

    /// <summary>True for the built-in demonstration account.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whose account, when, by whom, how far.</summary>
    public required SnapshotManifest Manifest { get; init; }

    /// <summary>Every finding, sorted: status, severity (highest first), rule id, ARN.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The rules that judged, sorted by id.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>How the resources are connected, to be drawn; null where that is not known, as in a report read back.</summary>
    public ReportLineage? Lineage { get; init; }

    /// <summary>The threats, in order.</summary>
    public required IReadOnlyList<Threat> Threats { get; init; }

    /// <summary>The controls, in order.</summary>
    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>The frameworks that rules serve, in the order in which they are printed.</summary>
    public IReadOnlyList<Framework> Frameworks { get; init; } = [];

    /// <summary>What the organisation decided otherwise than the cards.</summary>
    public OrganizationSettings Settings { get; init; } = OrganizationSettings.None;

    /// <summary>Each thing that the organisation changed about a rule, by rule id.</summary>
    public IReadOnlyList<AppliedOverride> Overrides { get; init; } = [];

    /// <summary>The recorded decisions not to act, and what became of each.</summary>
    public AppliedSuppressions Suppressions { get; init; } = AppliedSuppressions.None;

    /// <summary>Somebody's word for advisories.</summary>
    public AttestationList Attestations { get; init; } = AttestationList.None;

    /// <summary>What only people can say, and how each stands. Nothing counts it.</summary>
    public IReadOnlyList<AttestedAdvisory> Advisories { get; init; } = [];

    /// <summary>What changed since a baseline; null where there is none.</summary>
    public ReportChanges? Changes { get; init; }

    /// <summary>Accounts that counted as one's own beside the one that was read, sorted.</summary>
    public IReadOnlyList<string> TrustedAccounts { get; init; } = [];

    /// <summary>How the account stands against each threat, suppressed failures counted as failures.</summary>
    public AccountScore Score { get; init; } = AccountScore.None;

    /// <summary>The same with suppressed failures left out.</summary>
    public AccountScore ResidualScore { get; init; } = AccountScore.None;
}
