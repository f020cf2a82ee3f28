using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Evaluation;

/// <summary>What findings say that rest on more than their resource: the gaps of an UNKNOWN, the sentence of an ERROR, values that were worked out. Findings that say the same share one.</summary>
/// <param name="gapIds">The gaps.</param>
/// <param name="failure">Why the rule failed; null where it did not.</param>
/// <param name="derived">Evidence that was worked out.</param>
internal sealed class VerdictDetail(IReadOnlyList<string> gapIds, string? failure, IReadOnlyList<Evidence> derived) : FindingDetail
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> GapIds => gapIds;

    /// <summary>Whether this was made of the same lists and the same sentence.</summary>
    /// <param name="otherGapIds">The gaps.</param>
    /// <param name="otherFailure">Why the rule failed.</param>
    /// <param name="otherDerived">Evidence that was worked out.</param>
    /// <returns>True where it says the same; false also where lists are equal but not the same.</returns>
    public bool IsOf(IReadOnlyList<string> otherGapIds, string? otherFailure, IReadOnlyList<Evidence> otherDerived) =>
        ReferenceEquals(gapIds, otherGapIds) && failure == otherFailure && ReferenceEquals(derived, otherDerived);

    /// <inheritdoc/>
    public override string Message(Finding finding) =>
        failure is not null ? FindingMessage.Failed(failure)
        : finding.Status == Status.Unknown ? FindingMessage.Undecided(gapIds)
        : ObservedDetail.Instance.Message(finding);

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Evidence(Finding finding) => EvidenceReader.Read(finding.Rule, finding.Resource.Source!, derived);
}
