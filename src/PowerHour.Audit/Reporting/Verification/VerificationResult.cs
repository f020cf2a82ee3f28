namespace PowerHour.Audit.Reporting.Verification;

/// <summary>Whether a report follows from a snapshot and the rest of what it says it was made with.</summary>
/// <param name="IsSame">Whether it is the same to the byte.</param>
/// <param name="Inputs">What identifies each input: as the report says, and as given for the verification.</param>
/// <param name="Differences">What the report says otherwise than what follows; empty where it follows.</param>
public sealed record VerificationResult(bool IsSame, IReadOnlyList<VerifiedInput> Inputs, IReadOnlyList<string> Differences)
{
    /// <summary>Whether the report follows: the same in all that it says, if not in how it is written.</summary>
    public bool Follows => Differences.Count == 0;
}
