using System.Text.Json;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Reporting.Pictures;

namespace PowerHour.Audit.Reporting;

/// <summary>Writes attack paths into the JSON report.</summary>
internal static class JsonPaths
{
    /// <summary>Writes the paths of a finding.</summary>
    /// <param name="json">The report.</param>
    /// <param name="finding">The finding.</param>
    public static void Write(Utf8JsonWriter json, Finding finding) => json.List("paths", finding.Paths.Select((p, i) => (Id: ShownPath.IdOf(finding, i), Path: p)), (j, p) => WritePath(j, p.Id, p.Path));

    private static void WritePath(Utf8JsonWriter json, string id, AttackPath path)
    {
        json.Text("id", id);
        json.Text("class", path.Class);
        json.WriteBoolean("outsider", path.IsOutsider);
        json.Text("confidence", Name(path.Confidence));
        json.WriteNumber("count", path.Count);
        json.List("points", path.Points, (j, p) =>
        {
            j.Text("kind", p.Kind);
            j.Text("id", p.Id);
            j.Text("name", p.Name);
        });
        json.List("steps", path.Steps, WriteStep);
        json.WriteStartObject("cut");
        json.Text("advice", path.Cut.Advice);
        json.Text("change", path.Cut.Change);
        json.WriteNumber("closes", path.Cut.Closes);
        json.WriteNumber("of", path.Cut.All);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, AttackStep step)
    {
        json.Text("label", step.Label);
        json.Text("confidence", Name(step.Confidence));
        json.Text("call", step.Evidence.Call);
        json.Text("path", step.Evidence.Path);
        json.Text("value", step.Evidence.Value);
        json.Text("at", step.Evidence.At is { } at ? ReportText.Machine(at) : null);
        json.Texts("doubts", step.Doubts);
        json.Text("cut", step.Cut);
    }

    /// <summary>How well something is known, as it is printed.</summary>
    /// <param name="confidence">The confidence.</param>
    /// <returns>The name in capitals.</returns>
    public static string Name(Confidence confidence) => confidence.ToString().ToUpperInvariant();
}
