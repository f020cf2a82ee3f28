using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
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
        Parts = Parts(score),
        Sum = $"Of 100 parts of the weight {ScoreSentences.Decimal(score.RawLow)} hold{Limited(score.RawLow.Floor(), score.CapLow.Limit)}: {ReportText.Number(score.Low)}. With all that is undecided it would be {ScoreSentences.Decimal(score.RawHigh)}{Limited(score.RawHigh.Ceiling(), score.CapHigh.Limit)}: {ReportText.Number(score.High)}.",
    };

    private static string Limited(int score, int limit) => score > limit ? $", held at {ReportText.Number(limit)}" : "";

    private static List<ScorePartView> Parts(ThreatScore score)
    {
        Rational held = 0, open = 0, failed = 0;
        var rows = new List<ScorePartView>();
        foreach (var part in score.Parts)
        {
            (held, open, failed) = (held + part.Held, open + part.Open, failed + part.Failed);
            rows.Add(Row($"{part.Severity.Name()}, {(part.IsDirect ? "direct step" : "helps")}", isSum: false, ScoreSentences.Decimal(part.Each), part.Rules, part.Held, part.Open, part.Failed));
        }

        rows.Add(Row("all", isSum: true, "", score.Parts.Sum(p => p.Rules), held, open, failed));
        return rows;
    }

    private static ScorePartView Row(string name, bool isSum, string each, int rules, Rational held, Rational open, Rational failed) =>
        new(name, isSum, each, ReportText.Number(rules), ScoreSentences.Decimal(held + open + failed), ScoreSentences.Decimal(held), ScoreSentences.Decimal(open), ScoreSentences.Decimal(failed));

    private static CapCauseView Cause(ScoreItem cause) =>
        new(Anchors.Of("r-", cause.Rule.Id), cause.Rule.Title, VisibleText.Line(Arn.TryParse(cause.Resource, out var arn) ? arn.Resource : cause.Resource, 200), cause.State == ScoreState.Unknown);
}
