using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;

namespace PowerHour.Audit.Reporting;

/// <summary>Writes into the JSON report how many attack paths there are, and the few changes that close them all.</summary>
internal static class JsonAttackPaths
{
    /// <summary>Writes the member <c>attackPaths</c>.</summary>
    /// <param name="json">The report.</param>
    /// <param name="report">What is reported.</param>
    public static void Write(Utf8JsonWriter json, AuditReport report)
    {
        var failing = report.Findings.Where(f => f.CutSets.Count > 0).ToList();
        json.WriteStartObject("attackPaths");
        WriteMembers(json, failing);
        json.WriteStartObject("byThreat");
        foreach (var threat in report.Threats)
        {
            json.WriteStartObject(threat.Id);
            WriteMembers(json, [.. failing.Where(f => f.Rule.IsDirectStepOf(threat.Id))]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<Finding> failing)
    {
        json.WriteNumber("count", PathRepairs.Count(failing));
        json.List("repairs", PathRepairs.Of(failing), (j, r) =>
        {
            j.Text("change", r.Change);
            j.WriteNumber("closes", r.Closes);
            j.WriteNumber("left", r.Left);
            j.Texts("rules", r.Rules);
        });
    }
}
