namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>Why nobody acts on a failure.</summary>
public enum SuppressionReason
{
    /// <summary>The weakness is there, and somebody carries the risk for a time: a waiver.</summary>
    RiskAccepted,

    /// <summary>The weakness is there, and something that the scan does not see takes its harm away.</summary>
    Mitigated,

    /// <summary>The rule is wrong about this resource.</summary>
    FalsePositive,
}
