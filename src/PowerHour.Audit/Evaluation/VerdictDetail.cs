using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Evaluation;

/// <summary>What one finding says that rests on more than its resource: the gaps of an UNKNOWN, the sentence of an ERROR, values that were worked out.</summary>
/// <param name="shared">What all findings on the resource say.</param>
/// <param name="gapIds">The gaps.</param>
/// <param name="failure">Why the rule failed; null where it did not.</param>
/// <param name="derived">Evidence that was worked out.</param>
internal sealed class VerdictDetail(ResourceDetail shared, IReadOnlyList<string> gapIds, string? failure, IReadOnlyList<Evidence> derived) : FindingDetail
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> GapIds => gapIds;

    /// <inheritdoc/>
    public override string Message(Finding finding) =>
        failure is not null ? FindingMessage.Failed(failure)
        : finding.Status == Status.Unknown ? FindingMessage.Undecided(gapIds)
        : shared.Message(finding);

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Evidence(Finding finding) => EvidenceReader.Read(finding.Rule, shared.Resource, derived);
}
