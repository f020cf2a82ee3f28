namespace PowerHour.Audit.Scoring;

/// <summary>A score in one letter, where there is enough evidence for one.</summary>
public enum Grade
{
    /// <summary>90 and above.</summary>
    A,

    /// <summary>80 to 89.</summary>
    B,

    /// <summary>70 to 79.</summary>
    C,

    /// <summary>50 to 69.</summary>
    D,

    /// <summary>Below 50.</summary>
    F,

    /// <summary>Less than 80 % of the weight was decided: there is no letter.</summary>
    InsufficientEvidence,

    /// <summary>There is nothing to score: neither good nor bad.</summary>
    NotApplicable,
}
