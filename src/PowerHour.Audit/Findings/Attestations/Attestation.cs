namespace PowerHour.Audit.Findings.Attestations;

/// <summary>Somebody's word for an advisory, for a time.</summary>
/// <param name="AdvisoryId">The advisory: <c>PH-ADV-05</c>.</param>
/// <param name="AttestedBy">Who says so.</param>
/// <param name="AttestedOn">Since when, UTC.</param>
/// <param name="Link">Where the evidence is: an address.</param>
/// <param name="Expires">The last day on which it holds, UTC.</param>
/// <param name="Line">The line of the file at which the entry begins, from 1.</param>
public sealed record Attestation(string AdvisoryId, string AttestedBy, DateOnly AttestedOn, string Link, DateOnly Expires, int Line)
{
    /// <summary>The most days that a word lasts.</summary>
    public const int MaxDays = 365;
}
