namespace PowerHour.Audit.Findings.Attestations;

/// <summary>How an advisory stands.</summary>
public enum AttestationState
{
    /// <summary>Somebody stands for it.</summary>
    Attested,

    /// <summary>Somebody stood for it, and the time is over.</summary>
    Expired,

    /// <summary>Nobody stands for it; or only since the snapshot was taken.</summary>
    NotAttested,
}
