using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>The sentences in which reports sum up.</summary>
internal static class ReportSentences
{
    /// <summary>What was found, in one or two sentences.</summary>
    public static string Headline(ReportIndex index)
    {
        var counts = index.Counts;
        return counts.Total == 0 ? "No rule found anything to judge." : $"{Decided(index)}{Undecided(counts)}";
    }

    /// <summary>What could not be read, in one honest sentence or two.</summary>
    public static string Unread(ReportIndex index)
    {
        var gaps = index.Report.Manifest.Gaps;
        if (gaps.Count == 0)
        {
            return index.Report.Manifest.Coverage.Count == 0 ? "Nothing was asked of the account." : "Every call that the scan made was answered: nothing is missing.";
        }

        var causes = gaps.GroupBy(g => g.Cause).OrderByDescending(g => g.Sum(x => (long)x.Count)).ThenBy(g => g.Key)
            .Select(g => $"{GapWords.Of(g.Key).Short} ({ReportText.Count(g.Sum(x => x.Count), "call")})").ToList();
        var effect = index.Counts.Unknown == 0 ? "No verdict rests on them." : $"{ReportText.Count(index.Counts.Unknown, "finding is", "findings are")} UNKNOWN, and none of them counts as a pass.";
        return $"Not everything could be read: {ReportText.List(causes)}. {effect}";
    }

    /// <summary>How a group of findings ended, in a few words.</summary>
    public static string Verdict(StatusCounts counts) => counts switch
    {
        { Total: 0 } => "no rule bears on it",
        { Fail: > 0, Unknown: > 0 } => $"{ReportText.Number(counts.Fail)} failing, {ReportText.Number(counts.Unknown)} unknown",
        { Fail: > 0 } => $"{ReportText.Number(counts.Fail)} failing",
        { Unknown: > 0 } => $"none failing, {ReportText.Number(counts.Unknown)} unknown",
        { Error: > 0 } => $"none failing, {ReportText.Count(counts.Error, "error")}",
        { Manual: > 0 } => $"{ReportText.Number(counts.Manual)} for a person to look at",
        { Pass: > 0 } => $"all {ReportText.Number(counts.Pass)} hold",
        _ => "nothing to judge",
    };

    private static string Decided(ReportIndex index)
    {
        var counts = index.Counts;
        if (counts.Fail == 0)
        {
            return counts.Pass == 0 ? "Nothing could be decided." : $"All {ReportText.Count(counts.Pass, "decided finding")} hold.";
        }

        var severities = SeverityNames.HighestFirst.Select(s => (Severity: s, index.CountsOf(s).Fail)).Where(x => x.Fail > 0)
            .Select(x => $"{ReportText.Number(x.Fail)} {x.Severity.Name()}").ToList();
        return $"{ReportText.Number(counts.Fail)} of {ReportText.Count(counts.Decided, "decided finding")} fail: {ReportText.List(severities)}.";
    }

    private static string Undecided(StatusCounts counts)
    {
        var parts = new List<string>();
        Add(counts.Unknown, "could not be judged");
        Add(counts.Manual, counts.Manual == 1 ? "needs a person" : "need a person");
        Add(counts.Error, counts.Error == 1 ? "is a rule's own error" : "are rules' own errors");
        return parts.Count == 0 ? "" : $" {ReportText.List(parts)}.";

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add($"{ReportText.Number(count)} {what}");
            }
        }
    }
}
