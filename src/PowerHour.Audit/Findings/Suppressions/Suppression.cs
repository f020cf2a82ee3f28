using PowerHour.Audit.Analysis;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>A recorded decision not to act on failures of a rule, for a time. The failures stay failures.</summary>
public sealed record Suppression
{
    /// <summary>The most days that a decision lasts after the snapshot that it is applied to.</summary>
    public const int MaxDays = 365;

    /// <summary>The rule's id, also where the file names a former one.</summary>
    public required string RuleId { get; init; }

    /// <summary>The resources: an ARN with <c>*</c> for any run of characters and <c>?</c> for one.</summary>
    public required string Resource { get; init; }

    /// <summary>Why.</summary>
    public required SuppressionReason Reason { get; init; }

    /// <summary>Why, in words that somebody else can judge.</summary>
    public required string Justification { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>The last day on which it holds, UTC.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The line of the file at which the entry begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where the expiry stands in the file.</summary>
    public required YamlText Place { get; init; }

    /// <summary>Whether it speaks of a finding: whatever the time is, and whatever the status.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>True where rule and resource are meant.</returns>
    public bool Matches(Finding finding) => string.Equals(RuleId, finding.Rule.Id, StringComparison.Ordinal) && GlobPattern.IsMatch(Resource, finding.Resource.Arn, ignoreCase: false);

    /// <summary>Whether it no longer holds.</summary>
    /// <param name="at">The time of the judgement: when the snapshot was taken.</param>
    /// <returns>True after the day of expiry.</returns>
    public bool IsExpired(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime) > Expires;
}
