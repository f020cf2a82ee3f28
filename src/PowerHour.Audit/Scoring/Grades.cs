namespace PowerHour.Audit.Scoring;

/// <summary>How grades come about and how they are printed.</summary>
public static class Grades
{
    /// <summary>The share of the weight that must have been decided for a letter, in percent.</summary>
    public const int CoverageFloor = 80;

    /// <summary>The grade of a score.</summary>
    /// <param name="low">The score if all that is unknown were bad.</param>
    /// <param name="coverage">The share of the weight that was decided, in whole percent, rounded down.</param>
    /// <returns>A letter, or that the evidence is not enough for one.</returns>
    public static Grade Of(int low, int coverage) => coverage < CoverageFloor ? Grade.InsufficientEvidence : low switch
    {
        >= 90 => Grade.A,
        >= 80 => Grade.B,
        >= 70 => Grade.C,
        >= 50 => Grade.D,
        _ => Grade.F,
    };

    /// <summary>The printed name: <c>A</c>, <c>INSUFFICIENT_EVIDENCE</c>, <c>NOT_APPLICABLE</c>.</summary>
    /// <param name="grade">The grade.</param>
    /// <returns>The name.</returns>
    public static string Name(this Grade grade) => grade switch
    {
        Grade.InsufficientEvidence => "INSUFFICIENT_EVIDENCE",
        Grade.NotApplicable => "NOT_APPLICABLE",
        _ => grade.ToString(),
    };
}
