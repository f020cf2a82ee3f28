using System.Text.Json;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting;

/// <summary>The scores in the JSON report.</summary>
internal static class JsonScores
{
    /// <summary>How many of the findings that set a limit are named; their number is given beside.</summary>
    private const int CausesNamed = 20;

    /// <summary>Writes the members <c>scores</c> and <c>overallScore</c>.</summary>
    public static void Write(Utf8JsonWriter json, AuditReport report)
    {
        var residual = report.ResidualScore.Threats.ToDictionary(t => t.Threat, StringComparer.Ordinal);
        json.List("scores", report.Score.Threats, (j, score) =>
        {
            j.Text("threat", score.Threat);
            WriteScore(j, score);
            j.Text("rawLow", score.IsScored ? score.RawLow.ToString() : null);
            j.Text("rawHigh", score.IsScored ? score.RawHigh.ToString() : null);
            j.Text("weight", score.Weight.ToString());
            WriteCap(j, "capLow", score.CapLow);
            WriteCap(j, "capHigh", score.CapHigh);
            j.WriteStartObject("residual");
            WriteScore(j, residual.GetValueOrDefault(score.Threat, score));
            j.WriteEndObject();
        });
        json.WriteStartObject("overallScore");
        json.Text("weakest", report.Score.Weakest?.Threat);
        WriteOverall(json, report.Score);
        json.WriteStartObject("residual");
        WriteOverall(json, report.ResidualScore);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, ThreatScore score) => WriteInterval(json, score.Grade, score.Low, score.High, score.Coverage);

    private static void WriteOverall(Utf8JsonWriter json, AccountScore score) => WriteInterval(json, score.Grade, score.Low, score.High, score.Coverage);

    private static void WriteInterval(Utf8JsonWriter json, Grade grade, int low, int high, int coverage)
    {
        json.Text("grade", grade.Name());
        foreach (var (name, value) in new[] { ("low", low), ("high", high), ("coverage", coverage) })
        {
            if (grade == Grade.NotApplicable)
            {
                json.WriteNull(name);
            }
            else
            {
                json.WriteNumber(name, value);
            }
        }
    }

    private static void WriteCap(Utf8JsonWriter json, string name, ScoreCap cap)
    {
        json.WriteStartObject(name);
        json.WriteNumber("limit", cap.Limit);
        json.WriteNumber("findings", cap.Causes.Count);
        json.List("first", cap.Causes.Take(CausesNamed), (j, cause) =>
        {
            j.Text("rule", cause.Rule.Id);
            j.Text("resource", cause.Resource);
            j.WriteBoolean("unknown", cause.State == ScoreState.Unknown);
        });
        json.WriteEndObject();
    }
}
