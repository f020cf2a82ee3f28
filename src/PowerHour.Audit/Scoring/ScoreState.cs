namespace PowerHour.Audit.Scoring;

/// <summary>What a finding is for the score.</summary>
public enum ScoreState
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It does not hold, and somebody answers for leaving it so: a failure in the inherent score, absent from the residual one.</summary>
    Suppressed,

    /// <summary>Nobody could tell: bad in the low score, good in the high one.</summary>
    Unknown,

    /// <summary>Counts nowhere.</summary>
    NotApplicable,
}
