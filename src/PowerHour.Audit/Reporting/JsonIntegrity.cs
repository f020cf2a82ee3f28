using System.Text.Json;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting;

/// <summary>What a report can be verified by, as JSON: a member of the report, and of the page's data.</summary>
internal static class JsonIntegrity
{
    /// <summary>Writes the member <c>integrity</c>.</summary>
    public static void Write(Utf8JsonWriter json, AuditReport report) => json.List("integrity", ReportIntegrity.Of(report), (j, entry) =>
    {
        j.Text("what", entry.Key);
        j.Text("file", entry.File);
        j.Text("value", entry.Value);
    });

    /// <summary>Writes the member <c>scores</c> as the page's data has it: the numbers that stand on the page.</summary>
    public static void WriteScores(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartArray("scores");
        foreach (var account in (AccountScore[])[report.Score, report.ResidualScore])
        {
            foreach (var score in account.Threats)
            {
                json.WriteStartObject();
                json.Text("id", $"{score.Threat} {account.Mode.ToString().ToLowerInvariant()}");
                json.WriteNumber("low", score.Low);
                json.WriteNumber("high", score.High);
                json.WriteNumber("coverage", score.Coverage);
                json.Text("grade", score.Grade.Name());
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
