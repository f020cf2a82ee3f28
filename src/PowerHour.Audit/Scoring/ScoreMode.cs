namespace PowerHour.Audit.Scoring;

/// <summary>Whether recorded decisions not to act are left out.</summary>
public enum ScoreMode
{
    /// <summary>The state as it is: a suppressed failure is a failure.</summary>
    Inherent,

    /// <summary>What is left to decide: suppressed failures are left out.</summary>
    Residual,
}
