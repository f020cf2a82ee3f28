using System.Text;
using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Reporting;

/// <summary>What changed between two reports, for a terminal: what <c>diff</c> prints.</summary>
public static class TextChanges
{
    private const int MaxText = 400;

    /// <summary>Writes a comparison.</summary>
    /// <param name="changes">The comparison.</param>
    /// <returns>The text, whole.</returns>
    public static string Of(ReportChanges changes)
    {
        var text = new StringBuilder();
        Line(text, $"Account {changes.Baseline.AccountId}. {ChangeSentences.Since(changes)}.");
        foreach (var note in changes.Notes)
        {
            Line(text, $"Note: {note}");
        }

        Line(text, ChangeSentences.Tally(changes));
        foreach (var kind in ChangeSentences.Listed)
        {
            List(text, ChangeSentences.Heading(kind), changes.Of(kind).Select(c => $"{c.Severity.Name()} {c.RuleId} on {c.Resource.Arn}: {ChangeSentences.What(c)}"));
        }

        List(text, "Resources that are gone", changes.Disappeared.Select(g => $"{g.Resource.Arn}: {ReportText.Count(g.Failures, "failure")}"));
        return text.ToString();
    }

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            Line(text, $"{heading} ({ReportText.Number(all.Count)}):");
            all.ForEach(l => Line(text, $"  {l}"));
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(VisibleText.Line(line, MaxText)).Append('\n');
}
