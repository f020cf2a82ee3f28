namespace PowerHour.Audit.Findings.Attestations;

/// <summary>The printed names of <see cref="AttestationState"/>.</summary>
public static class AttestationStates
{
    /// <summary>The printed name: <c>not attested</c>.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The name.</returns>
    public static string Name(this AttestationState state) => state switch
    {
        AttestationState.Attested => "attested",
        AttestationState.Expired => "expired",
        _ => "not attested",
    };
}
