using System.Text;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Reporting.Markdown;

namespace PowerHour.Audit.Reporting;

/// <summary>What changed since a baseline, as Markdown: a part of the report, and what <c>diff --format markdown</c> writes.</summary>
public static class MarkdownChanges
{
    private const int MaxListed = 50;

    /// <summary>Writes a comparison as a text of its own.</summary>
    /// <param name="changes">The comparison.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(ReportChanges changes, Stream output)
    {
        var text = new BoundedText(MarkdownReport.MaxLength);
        text.Add($"## What changed in account {MarkdownText.Code(changes.Baseline.AccountId)}\n");
        var left = Add(text, changes);
        text.End(left == 0 ? "" : $"\n_{ReportText.Count(left, "line was", "lines were")} left out to fit; `--format json` has everything._\n");
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Adds the comparison to a report.</summary>
    /// <returns>How many lines did not fit.</returns>
    internal static int Add(BoundedText text, ReportChanges changes)
    {
        var left = Line(text, $"\n{MarkdownText.Plain(ChangeSentences.Since(changes))}. {MarkdownText.Paragraph(ChangeSentences.Tally(changes))}\n");
        left += changes.Notes.Sum(n => Line(text, $"\n**{MarkdownText.Paragraph(n)}**\n"));
        foreach (var kind in ChangeSentences.Listed)
        {
            left += List(text, ChangeSentences.Heading(kind), [.. changes.Of(kind).Select(c =>
                $"- **{c.Severity.Name()}** {MarkdownText.Code(c.RuleId)} on {MarkdownText.Code(c.Resource.Arn)}: {MarkdownText.Plain(ChangeSentences.What(c))}\n")]);
        }

        return left + List(text, "Resources that are gone", [.. changes.Disappeared.Select(g => $"- {MarkdownText.Code(g.Resource.Arn)} ({ReportText.Count(g.Failures, "failure")})\n")]);
    }

    private static int List(BoundedText text, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return 0;
        }

        var left = Line(text, $"\n#### {heading} ({ReportText.Number(lines.Count)})\n\n") + lines.Take(MaxListed).Sum(l => Line(text, l));
        return left + (lines.Count > MaxListed ? Line(text, $"- and {ReportText.Number(lines.Count - MaxListed)} more\n") : 0);
    }

    private static int Line(BoundedText text, string line) => text.Add(line) ? 0 : 1;
}
