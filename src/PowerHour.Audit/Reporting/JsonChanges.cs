using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Reporting;

/// <summary>What changed since a baseline, as JSON: a member of the report, and what <c>diff --format json</c> writes.</summary>
public static class JsonChanges
{
    /// <summary>Writes a comparison as a document of its own.</summary>
    /// <param name="changes">The comparison.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(ReportChanges changes, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" });
        json.WriteStartObject();
        json.Text("schemaVersion", JsonReport.SchemaVersion);
        WriteMembers(json, changes);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes the member <c>changes</c>; null where there is no baseline.</summary>
    internal static void WriteMember(Utf8JsonWriter json, ReportChanges? changes)
    {
        if (changes is null)
        {
            json.WriteNull("changes");
            return;
        }

        json.WriteStartObject("changes");
        WriteMembers(json, changes);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, ReportChanges changes)
    {
        var baseline = changes.Baseline;
        json.WriteStartObject("baseline");
        json.Text("file", baseline.File);
        json.Text("hash", baseline.Hash);
        json.Text("endedAt", ReportText.Machine(baseline.EndedAt));
        json.Text("toolVersion", baseline.ToolVersion);
        json.Text("rulesHash", baseline.RulesHash);
        json.Text("snapshotHash", baseline.SnapshotHash);
        json.WriteEndObject();
        json.Texts("notes", changes.Notes);
        json.WriteStartObject("counts");
        foreach (var kind in ChangeKinds.All)
        {
            json.WriteNumber(kind.Name(), changes.Of(kind).Count());
        }

        json.WriteEndObject();
        json.List("findings", changes.All.Where(c => c.Kind != ChangeKind.Unchanged), WriteChange);
        json.List("disappeared", changes.Disappeared, (j, gone) =>
        {
            j.Text("arn", gone.Resource.Arn);
            j.Text("type", gone.Resource.Type);
            j.Text("region", gone.Resource.Region);
            j.WriteNumber("failures", gone.Failures);
        });
    }

    private static void WriteChange(Utf8JsonWriter json, FindingChange change)
    {
        json.Text("kind", change.Kind.Name());
        json.Text("fingerprint", change.Finding.Fingerprint);
        json.Text("rule", change.RuleId);
        json.Text("arn", change.Resource.Arn);
        json.Text("severity", change.Severity.Name());
        WriteSide(json, "before", change.Before);
        WriteSide(json, "after", change.After);
        json.Texts("what", change.What);
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ComparedFinding? finding)
    {
        if (finding is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Text("status", finding.Status.Name());
        json.Text("severity", finding.Severity.Name());
        json.WriteBoolean("suppressed", finding.IsSuppressed);
        json.WriteEndObject();
    }
}
