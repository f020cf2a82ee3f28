using System.Globalization;
using PowerHour.Audit.Findings.Suppressions;

namespace PowerHour.Audit.Reporting;

/// <summary>The sentences in which reports speak of suppressions.</summary>
internal static class SuppressionSentences
{
    /// <summary>A day: <c>2027-03-31</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A decision on one line: <c>risk-accepted by jane@example.com until 2027-03-31: …</c>.</summary>
    public static string Decision(Suppression suppression) =>
        $"{suppression.Reason.Name()} by {suppression.ApprovedBy} until {Day(suppression.Expires)}: {suppression.Justification}";

    /// <summary>What became of a suppression.</summary>
    public static string State(SuppressionUse use) => use.State switch
    {
        SuppressionState.InForce => $"leaves {ReportText.Count(use.Findings, "failure")} to whoever answers",
        SuppressionState.Expired when use.Findings == 0 => "expired; nothing that it speaks of fails",
        SuppressionState.Expired => $"expired; {ReportText.Count(use.Findings, "failure counts", "failures count")} again",
        SuppressionState.Unmatched => "nothing that it speaks of fails; it can go",
        _ => "its rule did not judge in this run",
    };

    /// <summary>What a report has of suppressions, in a sentence or two; empty where there is no file.</summary>
    public static string Tally(AuditReport report)
    {
        var applied = report.Suppressions;
        if (!applied.IsGiven)
        {
            return "";
        }

        List<string> parts = [$"{ReportText.Count(report.Findings.Count(f => f.IsSuppressed), "failure is", "failures are")} suppressed"];
        Add(SuppressionState.Expired, "suppression has expired", "suppressions have expired");
        Add(SuppressionState.Unmatched, "suppression matches nothing that fails", "suppressions match nothing that fails");
        Add(SuppressionState.NotJudged, "suppression is of a rule that did not judge", "suppressions are of rules that did not judge");
        return $"{ReportText.List(parts)}.";

        void Add(SuppressionState state, string one, string many)
        {
            var count = applied.Of(state).Count();
            if (count > 0)
            {
                parts.Add(ReportText.Count(count, one, many));
            }
        }
    }
}
