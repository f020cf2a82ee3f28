namespace PowerHour.Audit.Findings;

/// <summary>A detail that was written out, as in a finding that is read back or changed.</summary>
/// <param name="message">The sentence.</param>
/// <param name="evidence">The evidence.</param>
/// <param name="gapIds">The gaps.</param>
/// <param name="fingerprint">The identity.</param>
internal sealed class GivenDetail(string message, IReadOnlyList<Evidence> evidence, IReadOnlyList<string> gapIds, string fingerprint) : FindingDetail
{
    /// <summary>The detail of a finding that says nothing yet.</summary>
    public static readonly GivenDetail Empty = new("", [], [], "");

    /// <inheritdoc/>
    public override IReadOnlyList<string> GapIds => gapIds;

    /// <summary>The detail of a finding, as it says it now: it stays so when rule, resource or verdict of a copy are set.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="detail">Its detail.</param>
    /// <returns>The detail, written out.</returns>
    public static GivenDetail Of(Finding finding, FindingDetail detail) =>
        detail as GivenDetail ?? new(detail.Message(finding), detail.Evidence(finding), detail.GapIds, detail.Fingerprint(finding));

    /// <summary>This detail with some parts set.</summary>
    /// <param name="newMessage">The sentence, or null to leave it.</param>
    /// <param name="newEvidence">The evidence, or null to leave it.</param>
    /// <param name="newGapIds">The gaps, or null to leave them.</param>
    /// <param name="newFingerprint">The identity, or null to leave it.</param>
    /// <returns>Another detail.</returns>
    public GivenDetail With(string? newMessage = null, IReadOnlyList<Evidence>? newEvidence = null, IReadOnlyList<string>? newGapIds = null, string? newFingerprint = null) =>
        new(newMessage ?? message, newEvidence ?? evidence, newGapIds ?? gapIds, newFingerprint ?? fingerprint);

    /// <inheritdoc/>
    public override string Message(Finding finding) => message;

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Evidence(Finding finding) => evidence;

    /// <inheritdoc/>
    public override string Fingerprint(Finding finding) => fingerprint;
}
