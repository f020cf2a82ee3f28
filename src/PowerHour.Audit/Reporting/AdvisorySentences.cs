using PowerHour.Audit.Findings.Attestations;

namespace PowerHour.Audit.Reporting;

/// <summary>The sentences in which reports speak of what only people can say.</summary>
internal static class AdvisorySentences
{
    /// <summary>How many advisories somebody stands for; empty where there are none.</summary>
    public static string Tally(AuditReport report)
    {
        int Count(AttestationState state) => report.Advisories.Count(a => a.State == state);
        return report.Advisories.Count == 0 ? ""
            : $"Of {ReportText.Count(report.Advisories.Count, "advisory", "advisories")} {ReportText.Number(Count(AttestationState.Attested))} attested, {ReportText.Number(Count(AttestationState.Expired))} expired, {ReportText.Number(Count(AttestationState.NotAttested))} not attested.";
    }
}
