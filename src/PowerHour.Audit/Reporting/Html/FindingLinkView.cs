using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>A finding by its resource's name.</summary>
/// <param name="Anchor">Its place.</param>
/// <param name="Name">The resource.</param>
internal sealed record FindingLinkView(string Anchor, string Name)
{
    private const int Shown = 4;

    /// <summary>The link to a finding.</summary>
    public static FindingLinkView Of(Finding finding) =>
        new(Anchors.Of("f-", finding.Fingerprint), VisibleText.Line(finding.Resource.Name.Length == 0 ? finding.Resource.Arn : finding.Resource.Name, 200));

    /// <summary>Links to the first few.</summary>
    public static IReadOnlyList<FindingLinkView> Some(IReadOnlyList<Finding> findings) => [.. findings.Take(Shown).Select(Of)];

    /// <summary>How many more there are than links; empty where none.</summary>
    public static string Rest(IReadOnlyList<Finding> findings) => findings.Count > Shown ? $"and {ReportText.Number(findings.Count - Shown)} more" : "";
}
