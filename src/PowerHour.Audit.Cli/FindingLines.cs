using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli;

/// <summary>Failures, errors and unknowns in a short form, for somebody who judges with a few rules and looks at the terminal.</summary>
/// <param name="streams">Where to.</param>
internal sealed class FindingLines(Streams streams)
{
    /// <summary>With more rules than this the report is the place to read findings.</summary>
    private const int FewRules = 5;

    private const int MaxFindings = 40;
    private const int LongestLine = 400;

    private static readonly Status[] Shown = [Status.Fail, Status.Error, Status.Unknown];

    /// <summary>Prints the findings of a report of few rules; nothing for more.</summary>
    /// <param name="report">The report.</param>
    public void Print(AuditReport report)
    {
        if (report.Rules.Count > FewRules)
        {
            return;
        }

        var findings = report.Findings.Where(f => Shown.Contains(f.Status)).OrderBy(f => Array.IndexOf(Shown, f.Status)).ToArray();
        foreach (var finding in findings.Take(MaxFindings))
        {
            Print(finding);
        }

        if (findings.Length > MaxFindings)
        {
            streams.Out.WriteLine($"… and {findings.Length - MaxFindings} more, all in the report");
        }
    }

    private void Print(Finding finding)
    {
        var resource = finding.Resource;
        Line($"{finding.Status.Name(),-8} {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id} on {resource.Name} ({resource.Type}, {resource.Region}){(finding.IsSuppressed ? ", suppressed" : "")}");
        var message = finding.Message;
        Line($"         {message}");
        foreach (var gap in finding.GapIds.Where(g => !message.Contains(g, StringComparison.Ordinal)))
        {
            Line($"         not read: {gap}");
        }
    }

    private void Line(string text) => streams.Out.WriteLine(VisibleText.Line(text, LongestLine));
}
