using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Scoring;

/// <summary>Scores findings.</summary>
public static class FindingScores
{
    /// <summary>Scores findings against threats.</summary>
    /// <param name="findings">The findings, in any order.</param>
    /// <param name="threats">The ids of the threats.</param>
    /// <param name="mode">Whether suppressed failures are left out.</param>
    /// <returns>The score.</returns>
    public static AccountScore Of(IEnumerable<Finding> findings, IEnumerable<string> threats, ScoreMode mode) =>
        ScoreModel.Compute(findings.Select(Item), threats, mode);

    /// <summary>A finding as the score sees it.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The item.</returns>
    public static ScoreItem Item(Finding finding) =>
        new(finding.Rule, finding.Resource.Arn, State(finding), finding.InProduction, finding.Rule.IsPath) { Severity = finding.Severity };

    private static ScoreState State(Finding finding) => finding.Status switch
    {
        Status.Pass => ScoreState.Pass,
        Status.Fail => finding.IsSuppressed ? ScoreState.Suppressed : ScoreState.Fail,
        // A rule that broke decided nothing; taking it for good would let a defect raise the score.
        Status.Unknown or Status.Error => ScoreState.Unknown,
        // A person's part is advice: it has no weight until somebody says how it is.
        _ => ScoreState.NotApplicable,
    };
}
