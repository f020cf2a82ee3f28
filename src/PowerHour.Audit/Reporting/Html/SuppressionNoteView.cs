using PowerHour.Audit.Findings.Suppressions;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>The decision on a finding, for the page.</summary>
/// <param name="Reason">The reason's printed name.</param>
/// <param name="ApprovedBy">Who answers for it.</param>
/// <param name="Expires">The last day.</param>
/// <param name="Justification">Why.</param>
internal sealed record SuppressionNoteView(string Reason, string ApprovedBy, string Expires, string Justification)
{
    /// <summary>The view of a decision; null where there is none.</summary>
    public static SuppressionNoteView? Of(Suppression? suppression) => suppression is null ? null
        : new SuppressionNoteView(suppression.Reason.Name(), suppression.ApprovedBy, SuppressionSentences.Day(suppression.Expires), suppression.Justification);
}
