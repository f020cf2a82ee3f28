using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting.Sarif;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>SARIF 2.1.0, for code-scanning dashboards: every finding with its kind, gaps as notifications, catalogues as taxonomies.</summary>
public static class SarifReport
{
    private const int ResultsPerFlush = 512;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        var taxonomies = new SarifTaxonomies(report);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" });
        json.WriteStartObject();
        json.Text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.Text("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, report, taxonomies);
        taxonomies.Write(json);
        WriteInvocation(json, report);
        WriteMessage(json, "automationDetails", "id", $"powerhour/{report.Manifest.AccountId}/");
        json.Text("columnKind", "utf16CodeUnits");
        WriteResults(json, report);
        json.WriteStartObject("properties");
        JsonIntegrity.Write(json, report);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json, AuditReport report, SarifTaxonomies taxonomies)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.Text("name", "PowerHour.Audit");
        json.Text("semanticVersion", report.ToolVersion);
        json.List("rules", report.Rules, (j, rule) => WriteRule(j, rule, taxonomies));
        json.List("notifications", Enum.GetValues<GapCause>(), (j, cause) =>
        {
            j.Text("id", cause.Name());
            WriteMessage(j, "shortDescription", "text", GapWords.Of(cause).Meaning);
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule, SarifTaxonomies taxonomies)
    {
        json.Text("id", rule.Id);
        if (rule.Aliases.Count > 0)
        {
            json.Texts("deprecatedIds", rule.Aliases);
        }

        WriteMessage(json, "shortDescription", "text", Shown(rule.Title));
        WriteMessage(json, "fullDescription", "text", Shown(rule.Why));
        WriteMessage(json, "help", "text", Shown(Help(rule)));
        if (rule.References.FirstOrDefault(IsLink) is { } link)
        {
            json.Text("helpUri", new Uri(link).AbsoluteUri);
        }

        json.WriteStartObject("defaultConfiguration");
        json.Text("level", SarifWords.Level(rule.Severity));
        json.WriteEndObject();
        taxonomies.WriteRelationships(json, rule);
        json.WriteStartObject("properties");
        json.Text("security-severity", SarifWords.Score(rule.Severity));
        json.Text("severity", rule.Severity.Name());
        json.Texts("tags", ["security", "machine-learning", rule.Control, .. rule.Threats.Select(t => t.Threat)]);
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !report.Manifest.Interrupted);
        json.Text("startTimeUtc", ReportText.Machine(report.Manifest.StartedAt));
        json.Text("endTimeUtc", ReportText.Machine(report.Manifest.EndedAt));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var gap in report.Manifest.Gaps)
        {
            WriteNotification(json, gap.Cause.Name(), "warning", $"{gap.Operation} in {gap.Region}: {GapWords.Of(gap.Cause).Meaning} {gap.Message}");
        }

        foreach (var finding in report.Findings.Where(f => f.Status == Status.Error))
        {
            WriteNotification(json, null, "error", $"{finding.Rule.Id} on {finding.Resource.Arn}: {finding.Message}", finding.Rule.Id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string? id, string level, string message, string? rule = null)
    {
        json.WriteStartObject();
        if (id is not null)
        {
            WriteMessage(json, "descriptor", "id", id);
        }

        if (rule is not null)
        {
            WriteMessage(json, "associatedRule", "id", rule);
        }

        json.Text("level", level);
        WriteMessage(json, "message", "text", SarifWords.Literal(message));
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, AuditReport report)
    {
        var ruleIndex = report.Rules.Select((r, i) => (r.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        json.WriteStartArray("results");
        var written = 0;
        foreach (var finding in report.Findings.Where(f => f.Status != Status.Error))
        {
            WriteResult(json, finding, ruleIndex[finding.Rule.Id], report);
            if (++written % ResultsPerFlush == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int ruleIndex, AuditReport report)
    {
        json.WriteStartObject();
        json.Text("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.Text("kind", SarifWords.Kind(finding.Status));
        json.Text("level", finding.Status == Status.Fail ? SarifWords.Level(finding.Severity) : "none");
        WriteMessage(json, "message", "text", SarifWords.Literal(finding.Message));
        WriteLocation(json, finding.Resource);
        Sarif.SarifFlows.Write(json, finding.Paths);
        var fingerprint = finding.Fingerprint;
        WriteMessage(json, "fingerprints", "powerHourAudit/v1", fingerprint);
        WriteMessage(json, "partialFingerprints", "powerHourAudit/v1", fingerprint);
        if (report.Changes?.Find(fingerprint) is { } change)
        {
            json.Text("baselineState", SarifWords.BaselineState(change.Kind));
        }

        if (report.Suppressions.IsGiven || finding.IsSuppressed)
        {
            json.List<Suppression>("suppressions", finding.Suppression is { } one ? [one] : [], WriteSuppression); // all results of a run say it, or none
        }

        json.WriteStartObject("properties");
        json.Text("status", finding.Status.Name());
        json.List("evidence", finding.Evidence, (j, e) =>
        {
            j.Text("call", Shown(e.Call));
            j.Text("path", Shown(e.Path));
            j.Text("value", Shown(e.Value));
            j.Text("at", e.At is { } at ? ReportText.Machine(at) : null);
        });
        json.Texts("gaps", finding.GapIds.Select(Shown));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Suppression suppression)
    {
        json.Text("kind", "external");
        json.Text("status", "accepted");
        json.Text("justification", Shown(suppression.Justification));
        json.WriteStartObject("properties");
        json.Text("reason", suppression.Reason.Name());
        json.Text("approvedBy", Shown(suppression.ApprovedBy));
        json.Text("expires", SuppressionSentences.Day(suppression.Expires));
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, FindingResource resource) => json.List("locations", [resource], (j, r) =>
    {
        j.WriteStartObject("physicalLocation");
        WriteMessage(j, "artifactLocation", "uri", SarifWords.Address(r.Arn));
        j.WriteStartObject("region"); // a resource has no lines; dashboards ask for one
        j.WriteNumber("startLine", 1);
        j.WriteEndObject();
        j.WriteEndObject();
        j.List("logicalLocations", [r], (inner, x) =>
        {
            inner.Text("name", Shown(x.Name));
            inner.Text("fullyQualifiedName", Shown(x.Arn));
            inner.Text("kind", "resource");
        });
    });

    private static string Help(Rule rule)
    {
        var fix = rule.Remediation;
        string[] parts = [rule.Why, fix.Text, Labelled("Console", fix.Console), Labelled("CLI", fix.Cli), Labelled("Terraform", fix.Terraform)];
        return string.Join("\n\n", parts.Where(p => p.Length > 0));
    }

    private static string Labelled(string label, string text) => text.Length == 0 ? "" : $"{label}: {text}";

    private static bool IsLink(string text) => Templates.SafeUrl.Of(text) != "#";

    private static void WriteMessage(Utf8JsonWriter json, string name, string member, string text)
    {
        json.WriteStartObject(name);
        json.Text(member, text);
        json.WriteEndObject();
    }

    private static string Shown(string text) => VisibleText.Of(text);
}
