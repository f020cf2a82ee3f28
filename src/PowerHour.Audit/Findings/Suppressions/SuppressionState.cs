namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>What became of a suppression in a judgement.</summary>
public enum SuppressionState
{
    /// <summary>It holds, and leaves failures to whoever answers for them.</summary>
    InForce,

    /// <summary>Its day is over: what it left alone fails again.</summary>
    Expired,

    /// <summary>It holds, and nothing fails that it speaks of.</summary>
    Unmatched,

    /// <summary>Its rule took no part in this judgement: narrowed out or disabled.</summary>
    NotJudged,
}
