namespace PowerHour.Audit.Scoring;

/// <summary>How well an account stands against one threat, as an interval: what was not read leaves it open.</summary>
public sealed record ThreatScore
{
    /// <summary>The threat's id.</summary>
    public required string Threat { get; init; }

    /// <summary>The letter, or why there is none.</summary>
    public required Grade Grade { get; init; }

    /// <summary>The score if all that is unknown were bad, 0 to 100, rounded down and capped. The headline.</summary>
    public int Low { get; init; }

    /// <summary>The score if all that is unknown were good, 0 to 100, rounded up and capped.</summary>
    public int High { get; init; }

    /// <summary>The share of the weight that was decided, in whole percent, rounded down.</summary>
    public int Coverage { get; init; }

    /// <summary>The low score before rounding and caps.</summary>
    public Rational RawLow { get; init; }

    /// <summary>The high score before rounding and caps. It is above the low one by what was not decided, exactly.</summary>
    public Rational RawHigh { get; init; }

    /// <summary>The sum of the weights of all rules that judged something.</summary>
    public Rational Weight { get; init; }

    /// <summary>What the rules bring, by severity and directness, the weightiest first.</summary>
    public IReadOnlyList<ScorePart> Parts { get; init; } = [];

    /// <summary>What limits the low score: failures, and what may be one.</summary>
    public ScoreCap CapLow { get; init; } = ScoreCap.None;

    /// <summary>What limits the high score: failures.</summary>
    public ScoreCap CapHigh { get; init; } = ScoreCap.None;

    /// <summary>Whether there was anything to score.</summary>
    public bool IsScored => Grade != Grade.NotApplicable;
}
