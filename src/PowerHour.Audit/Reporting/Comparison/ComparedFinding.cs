using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>A finding as far as two runs are compared. Titles and messages are not: a card may be worded anew.</summary>
public sealed record ComparedFinding
{
    /// <summary>The finding's fingerprint in its own run.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The rule's id in its own run.</summary>
    public required string RuleId { get; init; }

    /// <summary>The severity.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The verdict.</summary>
    public required Status Status { get; init; }

    /// <summary>The resource.</summary>
    public required FindingResource Resource { get; init; }

    /// <summary>Whether somebody answers for it.</summary>
    public required bool IsSuppressed { get; init; }

    /// <summary>What was observed.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>A failure.</summary>
    public bool IsFail => Status == Status.Fail;

    /// <summary>Not decided, for whatever cause.</summary>
    public bool IsUnknown => Status is Status.Unknown or Status.Error;

    /// <summary>Whether it speaks of a whole list of resources, not of one.</summary>
    public bool IsWhole => Resource.Arn.Split(':') is [_, _, "powerhour", ..];

    /// <summary>A finding of a report, to be compared.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>What is compared.</returns>
    public static ComparedFinding Of(Finding finding) => new()
    {
        Fingerprint = finding.Fingerprint,
        RuleId = finding.Rule.Id,
        Severity = finding.Severity,
        Status = finding.Status,
        Resource = finding.Resource,
        IsSuppressed = finding.IsSuppressed,
        Evidence = finding.Status == Status.Fail ? finding.Evidence : [],
    };
}
