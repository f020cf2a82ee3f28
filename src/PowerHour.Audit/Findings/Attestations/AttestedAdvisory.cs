using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings.Attestations;

/// <summary>An advisory and somebody's word for it.</summary>
/// <param name="Advisory">The advisory.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attestation">The word; null where there is none.</param>
public sealed record AttestedAdvisory(Advisory Advisory, AttestationState State, Attestation? Attestation);
