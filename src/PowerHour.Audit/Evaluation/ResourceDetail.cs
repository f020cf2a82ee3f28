using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>What findings on one resource say, read from the resource when asked. All findings on it share one.</summary>
/// <param name="resource">The resource.</param>
internal sealed class ResourceDetail(Resource resource) : FindingDetail
{
    /// <summary>The resource.</summary>
    public Resource Resource => resource;

    /// <inheritdoc/>
    public override string Message(Finding finding) => FindingMessage.For(finding.Rule, finding.Status, resource);

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Evidence(Finding finding) => EvidenceReader.Read(finding.Rule, resource, []);
}
