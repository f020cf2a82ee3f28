using PowerHour.Audit.Findings.Attestations;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>What only people can say, for the page.</summary>
internal static class AdvisoryViews
{
    /// <summary>The advisories of a report.</summary>
    public static IReadOnlyList<AdvisoryView> Of(ReportIndex index) => [.. index.Report.Advisories.Select(a => View(index, a))];

    private static AdvisoryView View(ReportIndex index, AttestedAdvisory attested)
    {
        var (advisory, word) = (attested.Advisory, attested.Attestation);
        return new AdvisoryView(advisory.Id, advisory.Title, advisory.Statement, advisory.Why, ReportText.List([.. advisory.Threats.Select(index.ThreatTitle)]), advisory.Evidence,
            attested.State.Name(), attested.State == AttestationState.Attested,
            word is null ? "" : $"{word.AttestedBy}, {SuppressionSentences.Day(word.AttestedOn)} until {SuppressionSentences.Day(word.Expires)}", word?.Link ?? "");
    }
}
