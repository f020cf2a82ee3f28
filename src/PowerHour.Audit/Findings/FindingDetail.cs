namespace PowerHour.Audit.Findings;

/// <summary>What a finding says beside its verdict: worked out when a writer asks, because most findings of a large account are never read.</summary>
/// <remarks>An answer is a pure function of the finding and of what was read, so that asking twice, or on two threads, gives equal answers.</remarks>
internal abstract class FindingDetail
{
    /// <summary>One sentence: what was concluded.</summary>
    /// <param name="finding">The finding that asks.</param>
    /// <returns>The sentence.</returns>
    public abstract string Message(Finding finding);

    /// <summary>What was observed.</summary>
    /// <param name="finding">The finding that asks.</param>
    /// <returns>The evidence, in the card's order.</returns>
    public abstract IReadOnlyList<Evidence> Evidence(Finding finding);

    /// <summary>The gaps on which an UNKNOWN rests.</summary>
    public virtual IReadOnlyList<string> GapIds => [];

    /// <summary>The stable identity between runs.</summary>
    /// <param name="finding">The finding that asks.</param>
    /// <returns>32 hex digits.</returns>
    public virtual string Fingerprint(Finding finding) => Fingerprints.Of(finding.Rule.Id, finding.Resource.Arn);
}
