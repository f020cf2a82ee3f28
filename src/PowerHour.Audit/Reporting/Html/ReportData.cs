using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>All findings as the page's script reads them: columns of numbers into tables of texts, each text once.</summary>
/// <remarks>Texts are cut and shown as in the page's own markup; the JSON report has them whole.</remarks>
internal sealed class ReportData(ReportIndex index)
{
    private const int MaxText = 2048;

    private readonly StringTable _types = new();
    private readonly StringTable _regions = new();
    private readonly StringTable _arns = new();
    private readonly StringTable _messages = new();
    private readonly StringTable _calls = new();
    private readonly StringTable _decisions = new();
    private readonly StringTable _paths = new();
    private readonly StringTable _values = new();
    private readonly List<FindingResource> _resources = [];

    /// <summary>How many findings there are.</summary>
    public int Count => index.Report.Findings.Count;

    /// <summary>Writes the data as one JSON object of ASCII characters, without any <c>&lt;</c>.</summary>
    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        JsonIntegrity.Write(json, index.Report);
        JsonIntegrity.WriteScores(json, index.Report);
        WriteRules(json);
        WriteFindings(json);
        WriteEvidence(json);
        WriteResources(json);
        WriteGaps(json);
        Table(json, "messages", _messages.Texts);
        Table(json, "calls", _calls.Texts);
        Table(json, "decisions", _decisions.Texts);
        Table(json, "paths", _paths.Texts);
        Table(json, "values", _values.Texts);
        json.WriteEndObject();
        json.Flush();
    }

    private void WriteRules(Utf8JsonWriter json)
    {
        json.List("threats", index.Report.Threats, (j, t) => Named(j, t.Id, t.Title));
        json.List("controls", index.Report.Controls, (j, c) => Named(j, c.Id, c.Title));
        json.List("rules", index.Report.Rules, WriteRule);
    }

    private static void Named(Utf8JsonWriter json, string id, string title)
    {
        json.Text("id", id);
        json.Text("title", title);
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.Text("id", rule.Id);
        json.Text("anchor", Anchors.Of("r-", rule.Id));
        json.Text("title", VisibleText.Line(rule.Title, MaxText));
        json.WriteNumber("severity", (int)rule.Severity);
        json.WriteBoolean("isPath", rule.IsPath);
        json.Text("control", rule.Control);
        json.Texts("threats", rule.Threats.Select(l => l.Threat));
    }

    private void WriteFindings(Utf8JsonWriter json)
    {
        var findings = index.Report.Findings;
        var rules = index.Report.Rules.Select((r, i) => (r.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var gaps = index.Report.Manifest.Gaps.Select((g, i) => (g.Id, i)).DistinctBy(x => x.Id, StringComparer.Ordinal).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        Column(json, "rule", findings, f => rules[f.Rule.Id]);
        Column(json, "status", findings, f => (int)f.Status);
        Column(json, "resource", findings, f => NumberOf(f));
        Column(json, "message", findings, f => _messages.NumberOf(Show(f.Message)));
        json.WriteStartObject("suppressed");
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Suppression is { } suppression)
            {
                json.Text(ReportText.Plain(i), Show(SuppressionSentences.Decision(suppression)));
            }
        }

        json.WriteEndObject();
        Column(json, "decision", findings, f => _decisions.NumberOf(f is { Status: Status.Fail, IsSuppressed: false } ? FixOrder.Reason(f) : ""));
        json.WriteStartObject("severityOf");
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].PathSeverity is { } severity)
            {
                json.WriteNumber(ReportText.Plain(i), (int)severity);
            }
        }

        json.WriteEndObject();
        json.WriteString("fingerprints", string.Join(' ', findings.Select(f => Anchors.Of("", f.Fingerprint))));
        json.WriteStartObject("gapsOf");
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].GapIds.Count > 0)
            {
                Column(json, ReportText.Plain(i), findings[i].GapIds, id => gaps.GetValueOrDefault(id, -1));
            }
        }

        json.WriteEndObject();
    }

    private void WriteEvidence(Utf8JsonWriter json)
    {
        // Evidence is worked out anew whenever it is read: it is read once, and only its numbers are kept.
        var (counts, calls, paths, values, times) = (new List<long>(), new List<long>(), new List<long>(), new List<long>(), new List<long>());
        foreach (var evidence in index.Report.Findings.Select(f => f.Evidence))
        {
            counts.Add(evidence.Count);
            foreach (var one in evidence)
            {
                calls.Add(_calls.NumberOf(Show(one.Call)));
                paths.Add(_paths.NumberOf(Show(one.Path)));
                values.Add(_values.NumberOf(Show(one.Value)));
                times.Add(one.At?.ToUnixTimeSeconds() ?? -1);
            }
        }

        Column(json, "evidenceCount", counts, n => n);
        Column(json, "evidenceCall", calls, n => n);
        Column(json, "evidencePath", paths, n => n);
        Column(json, "evidenceValue", values, n => n);
        Column(json, "evidenceAt", times, n => n);
    }

    private void WriteResources(Utf8JsonWriter json)
    {
        Table(json, "arns", [.. _resources.Select(r => Show(r.Arn))]);
        Table(json, "names", [.. _resources.Select(r => Show(r.Name.Length == 0 ? r.Arn : r.Name))]);
        Column(json, "typeOf", _resources, r => _types.NumberOf(Show(r.Type)));
        Column(json, "regionOf", _resources, r => _regions.NumberOf(Show(r.Region)));
        Table(json, "types", _types.Texts);
        Table(json, "regions", _regions.Texts);
    }

    private void WriteGaps(Utf8JsonWriter json) => json.List("gaps", index.Report.Manifest.Gaps, (j, gap) =>
    {
        j.Text("anchor", Anchors.Of("g-", gap.Id));
        j.Text("cause", gap.Cause.Name());
        j.Text("meaning", GapWords.Of(gap.Cause).Meaning);
        j.Text("advice", GapWords.Of(gap.Cause).Advice);
        j.Text("operation", Show(gap.Operation));
        j.Text("region", Show(gap.Region));
        j.Text("message", Show(gap.Message));
        j.Text("permission", Show(gap.Permission));
    });

    private int NumberOf(Finding finding)
    {
        var number = _arns.NumberOf($"{finding.Resource.Arn}\n{finding.Resource.Type}\n{finding.Resource.Region}");
        if (number == _resources.Count)
        {
            _resources.Add(finding.Resource);
        }

        return number;
    }

    private static void Column<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Func<T, long> number)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteNumberValue(number(item));
        }

        json.WriteEndArray();
        json.Flush();
    }

    private static void Table(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.Texts(name, texts);
        json.Flush();
    }

    private static string Show(string text) => VisibleText.Of(VisibleText.Cut(text, MaxText));
}
