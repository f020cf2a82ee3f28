using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting;

/// <summary>Everything a report tells, as JSON for programs: <c>reports/report.schema.json</c> describes it.</summary>
/// <remarks>The text is ASCII: every other character is escaped, so that no name can act on a terminal or an editor.</remarks>
public static class JsonReport
{
    /// <summary>The version of the document's form. The first number changes when a reader must change, the second when something is added.</summary>
    public const string SchemaVersion = "1.2";

    private const int FindingsPerFlush = 512;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" });
        var index = new ReportIndex(report);
        json.WriteStartObject();
        json.Text("schemaVersion", SchemaVersion);
        WriteTool(json, report);
        JsonIntegrity.Write(json, report);
        WriteAccount(json, report.Manifest, report.IsDemo);
        JsonSettings.Write(json, report);
        JsonSuppressions.Write(json, report.Suppressions);
        JsonAdvisories.Write(json, report);
        WriteSummary(json, index);
        json.List("threats", report.Threats, WriteThreat);
        json.List("controls", report.Controls, WriteControl);
        json.List("frameworks", report.Frameworks, WriteFramework);
        json.List("rules", report.Rules, (w, rule) => WriteRule(w, rule, index.FrameworksOf(rule)));
        json.WriteStartArray("findings");
        for (var i = 0; i < report.Findings.Count; i++)
        {
            WriteFinding(json, report.Findings[i]);
            if (i % FindingsPerFlush == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.List("coverage", report.Manifest.Coverage, (w, entry) => WriteCoverage(w, entry, index));
        json.List("gaps", report.Manifest.Gaps, WriteGap);
        JsonAttackPaths.Write(json, report);
        JsonScores.Write(json, report);
        JsonChanges.WriteMember(json, report.Changes);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject("tool");
        json.Text("name", "PowerHour.Audit");
        json.Text("version", report.ToolVersion);
        json.Text("rulesHash", report.RulesHash);
        json.Text("snapshotHash", report.SnapshotHash);
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, SnapshotManifest manifest, bool isDemo)
    {
        json.WriteStartObject("account");
        json.Text("id", manifest.AccountId);
        json.Text("partition", manifest.Partition);
        json.WriteBoolean("demo", isDemo);
        json.Text("caller", manifest.CallerArn);
        json.Texts("regions", manifest.Regions);
        json.Text("startedAt", ReportText.Machine(manifest.StartedAt));
        json.Text("endedAt", ReportText.Machine(manifest.EndedAt));
        json.WriteNumber("lookbackDays", manifest.LookbackDays);
        json.WriteBoolean("interrupted", manifest.Interrupted);
        json.WriteNumber("calls", manifest.Calls);
        json.Text("collectedBy", manifest.ToolVersion);
        json.Text("collectedForRules", manifest.RulesHash);
        json.WriteStartObject("entries");
        foreach (var (name, hash) in manifest.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            json.Text(name, hash);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ReportIndex index)
    {
        json.WriteStartObject("summary");
        WriteCounts(json, "all", index.Counts);
        Group("bySeverity", SeverityNames.HighestFirst, s => s.Name(), index.CountsOf);
        Group("byThreat", index.Report.Threats, t => t.Id, index.CountsOf);
        Group("byControl", index.Report.Controls, c => c.Id, index.CountsOf);
        json.WriteEndObject();

        void Group<T>(string name, IEnumerable<T> items, Func<T, string> key, Func<T, StatusCounts> counts)
        {
            json.WriteStartObject(name);
            foreach (var item in items)
            {
                WriteCounts(json, key(item), counts(item));
            }

            json.WriteEndObject();
        }
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, StatusCounts counts)
    {
        json.WriteStartObject(name);
        foreach (var status in Enum.GetValues<Status>())
        {
            json.WriteNumber(status.Name(), counts.Of(status));
        }

        json.WriteNumber("SUPPRESSED", counts.Suppressed);
        json.WriteEndObject();
    }

    private static void WriteThreat(Utf8JsonWriter json, Threat threat)
    {
        json.Text("id", threat.Id);
        json.Text("title", threat.Title);
        json.Text("summary", threat.Summary);
        json.Texts("how", threat.How);
        json.WriteStartObject("references");
        foreach (var (catalog, ids) in threat.References.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            json.Texts(catalog, ids);
        }

        json.WriteEndObject();
    }

    private static void WriteControl(Utf8JsonWriter json, Control control)
    {
        json.Text("id", control.Id);
        json.Text("title", control.Title);
        json.Text("talk", control.Talk);
        json.Text("summary", control.Summary);
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule, IEnumerable<FrameworkLinks> links)
    {
        json.Text("id", rule.Id);
        json.Text("title", rule.Title);
        json.Text("resourceType", rule.Resource.Name);
        json.Text("severity", rule.Severity.Name());
        json.Text("cardSeverity", (rule.CardSeverity ?? rule.Severity).Name());
        json.WriteNumber("impact", rule.Impact);
        json.WriteNumber("exposure", rule.Exposure);
        json.Text("control", rule.Control);
        json.List("threats", rule.Threats, WriteThreatLink);
        json.Text("why", rule.Why);
        json.WriteStartObject("remediation");
        json.Text("text", rule.Remediation.Text);
        json.Text("console", rule.Remediation.Console);
        json.Text("cli", rule.Remediation.Cli);
        json.Text("terraform", rule.Remediation.Terraform);
        json.WriteEndObject();
        json.Texts("references", rule.References);
        json.Texts("aliases", rule.Aliases);
        json.WriteBoolean("manual", rule.IsManual);
        json.WriteStartObject("frameworks");
        foreach (var link in links)
        {
            json.Texts(link.Framework.Id, link.Controls.Select(c => c.Id));
        }

        json.WriteEndObject();
    }

    private static void WriteFramework(Utf8JsonWriter json, Framework framework)
    {
        json.Text("id", framework.Id);
        json.Text("title", framework.Title);
        json.Text("version", framework.Version);
        json.WriteBoolean("indicative", framework.IsIndicative);
    }

    private static void WriteThreatLink(Utf8JsonWriter json, ThreatLink link)
    {
        json.Text("threat", link.Threat);
        json.WriteNumber("relevance", link.Relevance);
        json.Text("how", link.How);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.Text("fingerprint", finding.Fingerprint);
        json.Text("rule", finding.Rule.Id);
        json.Text("status", finding.Status.Name());
        json.Text("severity", finding.Severity.Name());
        json.Text("message", finding.Message);
        json.WriteStartObject("resource");
        json.Text("arn", finding.Resource.Arn);
        json.Text("type", finding.Resource.Type);
        json.Text("name", finding.Resource.Name);
        json.Text("region", finding.Resource.Region);
        json.Text("accountId", finding.Resource.AccountId);
        json.WriteEndObject();
        json.List("evidence", finding.Evidence, WriteEvidence);
        json.Texts("gaps", finding.GapIds);
        JsonPaths.Write(json, finding);
        json.WriteBoolean("inProduction", finding.InProduction);
        json.Text("decision", finding.Status == Status.Fail ? FixOrder.Decision(finding).Name() : null);
        JsonSuppressions.WriteOf(json, finding.Suppression);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.Text("call", evidence.Call);
        json.Text("path", evidence.Path);
        json.Text("value", evidence.Value);
        json.Text("at", evidence.At is { } at ? ReportText.Machine(at) : null);
    }

    private static void WriteCoverage(Utf8JsonWriter json, CoverageEntry entry, ReportIndex index)
    {
        json.Text("type", entry.Type.Name);
        json.Text("region", entry.Region);
        json.WriteNumber("count", entry.Count);
        json.WriteBoolean("complete", entry.IsComplete);
        json.WriteNumber("rules", index.RulesOn(entry.Type));
        json.Texts("gaps", entry.GapIds);
    }

    private static void WriteGap(Utf8JsonWriter json, CoverageGap gap)
    {
        json.Text("id", gap.Id);
        json.Text("cause", gap.Cause.Name());
        json.Text("operation", gap.Operation);
        json.Text("region", gap.Region);
        json.Text("code", gap.Code);
        json.Text("message", gap.Message);
        json.Text("permission", gap.Permission);
        json.WriteNumber("count", gap.Count);
    }
}
