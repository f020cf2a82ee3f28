using System.Buffers;
using System.Text;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Reporting;

/// <summary>RFC 4180 CSV, for spreadsheets: a line for every finding. No field can begin a formula.</summary>
public static class CsvReport
{
    /// <summary>A spreadsheet's cell holds 32,767 characters.</summary>
    private const int MaxText = 32_000;

    private static readonly string[] Header =
    [
        "status", "severity", "rule", "title", "control", "threats", "message", "resource", "arn", "type", "region", "account", "evidence", "not_read", "permissions", "remediation", "fingerprint", "suppression", "change",
    ];

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n＝＋－＠|%");

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        var index = new ReportIndex(report);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        Line(writer, Header);
        foreach (var finding in report.Findings)
        {
            Line(writer, Fields(index, finding));
        }
    }

    private static string[] Fields(ReportIndex index, Finding finding) =>
    [
        finding.Status.Name(),
        finding.Severity.Name(),
        finding.Rule.Id,
        finding.Rule.Title,
        index.ControlTitle(finding.Rule.Control),
        string.Join("; ", finding.Rule.Threats.Select(t => t.Threat)),
        finding.Message,
        finding.Resource.Name,
        finding.Resource.Arn,
        finding.Resource.Type,
        finding.Resource.Region,
        finding.Resource.AccountId,
        string.Join("\n", finding.Evidence.Select(e => $"{(e.Call.Length == 0 ? "derived" : e.Call)} {e.Path} = {e.Value}")),
        string.Join("\n", finding.GapIds),
        string.Join("\n", finding.GapIds.Select(id => index.Gaps.GetValueOrDefault(id)?.Permission ?? "").Where(p => p.Length > 0)),
        finding.Status == Status.Fail ? finding.Rule.Remediation.Text : "",
        finding.Fingerprint,
        finding.Suppression is { } suppression ? SuppressionSentences.Decision(suppression) : "",
        index.Report.Changes?.Find(finding.Fingerprint)?.Kind.Name() ?? "",
    ];

    private static void Line(StreamWriter writer, IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            writer.Write(i == 0 ? "" : ",");
            Field(writer, fields[i]);
        }

        writer.Write("\r\n");
    }

    private static void Field(StreamWriter writer, string value)
    {
        var text = VisibleText.Of(VisibleText.Cut(value, MaxText));
        var first = text.AsSpan().TrimStart(' ');
        var safe = first.Length > 0 && (Formula.Contains(first[0]) || value[0] is '\t' or '\r') ? $"'{text}" : text;
        if (safe.AsSpan().ContainsAny(Quoted))
        {
            writer.Write('"');
            writer.Write(safe.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(safe);
        }
    }
}
