using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Evaluation;

/// <summary>What findings say that rest on their resource alone, read from it when asked. All of them share one.</summary>
internal sealed class ObservedDetail : FindingDetail
{
    /// <summary>The one.</summary>
    public static readonly ObservedDetail Instance = new();

    private ObservedDetail()
    {
    }

    /// <inheritdoc/>
    public override string Message(Finding finding) => FindingMessage.For(finding.Rule, finding.Status, finding.Resource.Source!);

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Evidence(Finding finding) => EvidenceReader.Read(finding.Rule, finding.Resource.Source!, []);
}
