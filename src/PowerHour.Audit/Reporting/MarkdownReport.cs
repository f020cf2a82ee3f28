using System.Globalization;
using System.Text;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Reporting.Markdown;

namespace PowerHour.Audit.Reporting;

/// <summary>Markdown that fits a pull-request comment: the big picture, what fails, what could not be read, and what was cut.</summary>
public static class MarkdownReport
{
    /// <summary>The longest report, in characters: below the 65,536 of a comment.</summary>
    public const int MaxLength = 64_000;

    private const int ResourcesPerRule = 10;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        var index = new ReportIndex(report);
        var text = new BoundedText(MaxLength);
        Summary(text, index);
        var left = report.Changes is { } changes ? Changes(text, changes) : 0;
        left += Failing(text, index);
        left += Gaps(text, index);
        left += Decisions(text, index.Report);
        left += Suppressions(text, index.Report);
        var advisories = AdvisorySentences.Tally(report);
        left += advisories.Length == 0 ? 0 : Add(text, $"\n{advisories} They count in no score.\n");
        text.End($"\nPowerHour.Audit {report.ToolVersion}{string.Concat(ReportIntegrity.Of(report).Where(e => e.Key != "tool" && e.Value.Length > 0).Select(e => $" · {e.Key} `{e.Value[..Math.Min(12, e.Value.Length)]}`"))}" +
            (left == 0 ? "\n" : $"\n\n_{ReportText.Count(left, "line was", "lines were")} left out to fit; the HTML and JSON reports of this run have everything._\n"));
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Summary(BoundedText text, ReportIndex index)
    {
        var manifest = index.Report.Manifest;
        text.Add($"## Machine-learning security audit of account {MarkdownText.Code(manifest.AccountId)}\n\n");
        text.Add(index.Report.IsDemo ? "**Demonstration: this account is invented.**\n\n" : "");
        text.Add($"{ReportSentences.Headline(index)}\n\n{ReportSentences.Unread(index)}\n\n");
        text.Add($"Read {ReportText.Human(manifest.EndedAt)} in {MarkdownText.Code(string.Join(", ", manifest.Regions))}.\n\n");
        var tally = SuppressionSentences.Tally(index.Report);
        text.Add(tally.Length == 0 ? "" : $"{tally} A suppressed failure counts as FAIL below.\n\n");
        text.Add("| severity | FAIL | UNKNOWN | MANUAL | PASS |\n|---|--:|--:|--:|--:|\n");
        foreach (var severity in SeverityNames.HighestFirst)
        {
            text.Add(Row(severity.Name(), index.CountsOf(severity)));
        }

        text.Add(Row("**all**", index.Counts));
        text.Add("\n| threat | score | coverage | grade | FAIL | UNKNOWN | MANUAL | PASS |\n|---|--:|--:|---|--:|--:|--:|--:|\n");
        foreach (var threat in index.Report.Threats)
        {
            var score = index.Report.Score.Threats.FirstOrDefault(s => s.Threat == threat.Id);
            text.Add(Row($"{MarkdownText.Plain(threat.Title)} | {ScoreSentences.Interval(score)} | {ScoreSentences.Coverage(score)} | {ScoreSentences.Grade(score)}", index.CountsOf(threat)));
        }

        text.Add(index.Report.Score.Threats.Count == 0 ? "" : $"\n{MarkdownText.Plain(ScoreSentences.Overall(index))}\n");
    }

    private static string Row(string name, StatusCounts counts) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {counts.Fail} | {counts.Unknown} | {counts.Manual} | {counts.Pass} |\n");

    private static int Failing(BoundedText text, ReportIndex index)
    {
        var rules = index.FailingFirst.ToList();
        text.Add(rules.Count == 0 ? "\nNo rule fails.\n" : "\n### What fails, in the order in which to act\n\n");
        var left = 0;
        foreach (var tally in rules)
        {
            var fails = tally.Findings.Where(f => f.Status == Status.Fail).ToList();
            left += Add(text, $"- **{tally.Severity.Name()}** {MarkdownText.Plain(tally.Rule.Title)} ({ReportText.Count(fails.Count, "resource")}) {MarkdownText.Code(tally.Rule.Id)}\n");
            left += fails.Take(ResourcesPerRule).Sum(f => Add(text, $"  - {MarkdownText.Code(f.Resource.Name)} {MarkdownText.Code(f.Resource.Region)}{(f.IsSuppressed ? " (suppressed)" : "")}\n"));
            left += fails.Count > ResourcesPerRule ? Add(text, $"  - and {ReportText.Number(fails.Count - ResourcesPerRule)} more\n") : 0;
        }

        return left;
    }

    private static int Changes(BoundedText text, ReportChanges changes) => Add(text, "\n### What changed since the baseline\n") + MarkdownChanges.Add(text, changes);

    private static int Gaps(BoundedText text, ReportIndex index)
    {
        var gaps = index.Report.Manifest.Gaps;
        if (gaps.Count == 0)
        {
            return 0;
        }

        var left = Add(text, "\n### What could not be read\n\n");
        return left + gaps.OrderBy(g => g.Id, StringComparer.Ordinal).Sum(g => Add(text, $"- {MarkdownText.Code(g.Id)}{(g.Permission.Length == 0 ? "" : $" needs {MarkdownText.Code(g.Permission)}")}\n"));
    }

    private static int Decisions(BoundedText text, AuditReport report)
    {
        if (report.Overrides.Count == 0)
        {
            return 0;
        }

        var left = Add(text, "\n### What the organisation decided otherwise\n\n");
        return left + report.Overrides.Sum(o => Add(text, $"- {MarkdownText.Code(o.Rule.Id)} {MarkdownText.Code(o.Subject)}: {MarkdownText.Code(o.Card)} is {MarkdownText.Code(o.Here)} here{(o.Reason.Length == 0 ? "" : $" ({MarkdownText.Plain(o.Reason)})")}\n"));
    }

    private static int Suppressions(BoundedText text, AuditReport report)
    {
        if (report.Suppressions.Uses.Count == 0)
        {
            return 0;
        }

        var left = Add(text, "\n### What is suppressed\n\n");
        return left + report.Suppressions.Uses.Sum(u => Add(text,
            $"- {MarkdownText.Code(u.Suppression.RuleId)} on {MarkdownText.Code(u.Suppression.Resource)}: {MarkdownText.Plain(SuppressionSentences.Decision(u.Suppression))} ({SuppressionSentences.State(u)})\n"));
    }

    private static int Add(BoundedText text, string line) => text.Add(line) ? 0 : 1;
}
