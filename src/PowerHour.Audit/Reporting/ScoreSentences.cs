using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting;

/// <summary>Scores in words, the same in every report.</summary>
internal static class ScoreSentences
{
    /// <summary>The score with its interval: <c>49 (49–62)</c>; a dash where there is none.</summary>
    public static string Interval(ThreatScore? score) => score is { IsScored: true } ? Interval(score.Low, score.High) : "–";

    /// <summary>How much was decided: <c>92 %</c>; a dash where there is no score.</summary>
    public static string Coverage(ThreatScore? score) => score is { IsScored: true } ? $"{ReportText.Number(score.Coverage)} %" : "–";

    /// <summary>The letter, or why there is none.</summary>
    public static string Grade(ThreatScore? score) => Words(score?.Grade ?? Scoring.Grade.NotApplicable);

    /// <summary>The letter, or why there is none.</summary>
    public static string Words(Grade grade) => grade switch
    {
        Scoring.Grade.InsufficientEvidence => "insufficient evidence",
        Scoring.Grade.NotApplicable => "nothing to score",
        _ => grade.Name(),
    };

    /// <summary>A fraction of zero and above with one decimal place, rounded down: <c>45.7</c>.</summary>
    public static string Decimal(Rational value)
    {
        var tenths = (value * 10).Floor();
        return $"{ReportText.Number(tenths / 10)}.{ReportText.Plain(tenths % 10)}";
    }

    /// <summary>The account's score, in a sentence or two.</summary>
    public static string Overall(ReportIndex index)
    {
        var score = index.Report.Score;
        if (score.Weakest is not { } weakest)
        {
            return "There is nothing to score: no machine-learning resource, and every list of them was read.";
        }

        var residual = index.Report.ResidualScore;
        var accepted = residual.Low == score.Low && residual.High == score.High ? "" : $" Without what was suppressed: {Interval(residual.Low, residual.High)}.";
        var evidence = score.Grade == Scoring.Grade.InsufficientEvidence ? $" Less than {ReportText.Number(Grades.CoverageFloor)} % of the evidence could be read, so there is no grade." : "";
        return $"Overall {Interval(score.Low, score.High)} of 100, by the weakest link: {index.ThreatTitle(weakest.Threat)}; {ReportText.Number(score.Coverage)} % of the evidence was decided.{evidence}{accepted}";
    }

    /// <summary>What keeps a score from being higher, in a sentence; empty where nothing does.</summary>
    public static string Held(ThreatScore score)
    {
        if (score.CapLow.Causes.Count == 0)
        {
            return "";
        }

        var unknown = score.CapLow.Causes.All(c => c.State == ScoreState.Unknown);
        return $"Not above {ReportText.Number(score.CapLow.Limit)} while {ReportText.Count(score.CapLow.Causes.Count, "finding stands", "findings stand")}{(unknown ? " undecided" : "")}.";
    }

    private static string Interval(int low, int high) => $"{ReportText.Number(low)} ({ReportText.Number(low)}–{ReportText.Number(high)})";
}
