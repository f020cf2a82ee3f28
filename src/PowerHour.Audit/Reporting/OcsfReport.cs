using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>OCSF 1.5 compliance findings, for security lakes: a JSON list with an event for every finding.</summary>
public static class OcsfReport
{
    private const string SchemaVersion = "1.5.0";
    private const int MaxText = 8192;
    private const int EventsPerFlush = 512;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        var index = new ReportIndex(report);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" });
        json.WriteStartArray();
        for (var i = 0; i < report.Findings.Count; i++)
        {
            WriteEvent(json, index, report.Findings[i]);
            if (i % EventsPerFlush == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteEvent(Utf8JsonWriter json, ReportIndex index, Finding finding)
    {
        var report = index.Report;
        json.WriteStartObject();
        json.WriteNumber("activity_id", 1);
        json.WriteNumber("category_uid", 2);
        json.WriteNumber("class_uid", 2003);
        json.WriteNumber("type_uid", 200_301);
        json.WriteNumber("severity_id", 1 + (int)finding.Severity);
        json.WriteNumber("status_id", finding.IsSuppressed ? 3 : finding.Status is Status.Pass or Status.NotApplicable ? 4 : 1);
        if (finding.Suppression is { } suppression)
        {
            json.Text("comment", Shown(SuppressionSentences.Decision(suppression)));
        }

        json.WriteNumber("time", report.Manifest.EndedAt.ToUnixTimeMilliseconds());
        json.Text("message", Shown(finding.Message));
        WriteMetadata(json, report);
        WriteCloud(json, report, finding.Resource.Region);
        WriteInfo(json, report, finding);
        WriteCompliance(json, index, finding);
        WriteResource(json, report, finding.Resource);
        WriteRemediation(json, finding.Rule);
        json.WriteStartObject("unmapped");
        json.List("evidence", finding.Evidence, WriteEvidence);
        json.Texts("gaps", finding.GapIds.Select(Shown));
        json.WriteStartObject("integrity");
        foreach (var entry in ReportIntegrity.Given(report))
        {
            json.Text(entry.Key, entry.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject("metadata");
        json.Text("version", SchemaVersion);
        json.Texts("profiles", ["cloud"]);
        json.WriteStartObject("product");
        json.Text("name", "PowerHour.Audit");
        json.Text("vendor_name", "PowerHour.Audit");
        json.Text("version", report.ToolVersion);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCloud(Utf8JsonWriter json, AuditReport report, string region)
    {
        json.WriteStartObject("cloud");
        json.Text("provider", "AWS");
        json.Text("region", Shown(region));
        json.Text("cloud_partition", report.Manifest.Partition);
        json.WriteStartObject("account");
        json.Text("uid", report.Manifest.AccountId);
        json.WriteNumber("type_id", 10);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, AuditReport report, Finding finding)
    {
        json.WriteStartObject("finding_info");
        json.Text("uid", finding.Fingerprint);
        json.Text("title", Shown(finding.Rule.Title));
        json.Text("desc", Shown(finding.Rule.Why));
        json.WriteNumber("created_time", report.Manifest.EndedAt.ToUnixTimeMilliseconds());
        json.Texts("types", finding.Rule.Threats.Select(t => t.Threat));
        json.WriteStartObject("analytic");
        json.Text("uid", finding.Rule.Id);
        json.WriteNumber("type_id", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCompliance(Utf8JsonWriter json, ReportIndex index, Finding finding)
    {
        json.WriteStartObject("compliance");
        json.Text("control", Shown(index.ControlTitle(finding.Rule.Control)));
        json.Texts("standards", ["PowerHour.Audit checklist"]);
        var (id, caption) = Outcome(finding.Status);
        json.Text("status", caption);
        json.WriteNumber("status_id", id);
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, AuditReport report, FindingResource resource) => json.List("resources", [resource], (j, r) =>
    {
        j.Text("uid", Shown(r.Arn));
        j.Text("name", Shown(r.Name));
        j.Text("type", Shown(r.Type));
        j.Text("region", Shown(r.Region));
        j.Text("cloud_partition", report.Manifest.Partition);
    });

    private static void WriteRemediation(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject("remediation");
        json.Text("desc", Shown(rule.Remediation.Text));
        json.Texts("references", rule.References.Where(r => Templates.SafeUrl.Of(r) != "#"));
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.Text("call", Shown(evidence.Call));
        json.Text("path", Shown(evidence.Path));
        json.Text("value", Shown(evidence.Value));
        json.Text("at", evidence.At is { } at ? ReportText.Machine(at) : null);
    }

    private static (int Id, string Caption) Outcome(Status status) => status switch
    {
        Status.Pass => (1, "Pass"),
        Status.Unknown => (2, "Warning"),
        Status.Fail => (3, "Fail"),
        Status.Error => (0, "Unknown"),
        _ => (99, status.Name()),
    };

    private static string Shown(string text) => VisibleText.Of(VisibleText.Cut(text, MaxText));
}
