using System.Text.Json;
using PowerHour.Audit.Findings.Paths;

namespace PowerHour.Audit.Reporting.Sarif;

/// <summary>Writes attack paths as code flows, which viewers of SARIF let a person step through.</summary>
internal static class SarifFlows
{
    /// <summary>Writes the paths of a finding; nothing where it has none.</summary>
    /// <param name="json">The result.</param>
    /// <param name="paths">The paths.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AttackPath> paths)
    {
        if (paths.Count > 0)
        {
            json.List("codeFlows", paths, WriteFlow);
        }
    }

    private static void WriteFlow(Utf8JsonWriter json, AttackPath path)
    {
        WriteText(json, "message", $"{(path.Class.Length == 0 ? "path" : path.Class)}, {JsonPaths.Name(path.Confidence)}; {(path.Cut.Change.Length > 0 ? path.Cut.Change : path.Cut.Advice)}");
        json.List("threadFlows", [path], (j, p) => j.List("locations", Enumerable.Range(0, p.Points.Count), (inner, i) => WriteLocation(inner, p, i)));
    }

    private static void WriteLocation(Utf8JsonWriter json, AttackPath path, int index)
    {
        var point = path.Points[index];
        json.WriteStartObject("location");
        WriteText(json, "message", $"{point.Kind} {point.Name}{(index < path.Steps.Count ? $", {path.Steps[index].Label}" : "")}");
        json.List("logicalLocations", [point], (j, p) =>
        {
            j.Text("name", VisibleText.Of(p.Name));
            j.Text("fullyQualifiedName", VisibleText.Of(p.Id));
            j.Text("kind", "resource");
        });
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", SarifWords.Literal(text));
        json.WriteEndObject();
    }
}
