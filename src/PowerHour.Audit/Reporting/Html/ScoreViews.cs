using PowerHour.Audit.Inventory;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds what a template shows of scores.</summary>
internal static class ScoreViews
{
    private const int CausesShown = 5;

    /// <summary>The view of a threat's score; null where the report has none.</summary>
    public static ScoreView? Build(AuditReport report, string threat) =>
        report.Score.Threats.FirstOrDefault(s => s.Threat == threat) is { } score ? View(score, report.ResidualScore.Threats.FirstOrDefault(s => s.Threat == threat) ?? score) : null;

    private static ScoreView View(ThreatScore score, ThreatScore residual) => new()
    {
        IsScored = score.IsScored,
        Grade = ScoreSentences.Words(score.Grade),
        HasLetter = score.Grade < Grade.InsufficientEvidence,
        Low = ReportText.Plain(score.Low),
        High = ReportText.Plain(score.High),
        IsOpen = score.High > score.Low,
        Coverage = ReportText.Plain(score.Coverage),
        Width = ReportText.Plain(score.Low),
        OpenWidth = ReportText.Plain(score.High - score.Low),
        Held = ScoreSentences.Held(score),
        Causes = [.. score.CapLow.Causes.Take(CausesShown).Select(Cause)],
        CausesRest = score.CapLow.Causes.Count > CausesShown ? $"and {ReportText.Number(score.CapLow.Causes.Count - CausesShown)} more" : "",
        Residual = residual.Low == score.Low && residual.High == score.High ? "" : $"{ReportText.Plain(residual.Low)}–{ReportText.Plain(residual.High)}",
        Weight = score.Weight.ToString(),
    };

    private static CapCauseView Cause(ScoreItem cause) =>
        new(Anchors.Of("r-", cause.Rule.Id), cause.Rule.Title, VisibleText.Line(Arn.TryParse(cause.Resource, out var arn) ? arn.Resource : cause.Resource, 200), cause.State == ScoreState.Unknown);
}
