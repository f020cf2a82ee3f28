namespace PowerHour.Audit.Scoring;

/// <summary>Who can use a weakness, the nearest first.</summary>
public enum Actor
{
    /// <summary>Somebody outside the account and those that it trusts, or anybody at all.</summary>
    Outsider,

    /// <summary>A principal inside, by a published technique.</summary>
    Insider,

    /// <summary>Nobody by itself: hardening, evidence, the cost of recovery.</summary>
    None,
}
