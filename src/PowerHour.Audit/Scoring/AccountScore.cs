namespace PowerHour.Audit.Scoring;

/// <summary>How well an account stands: one score a threat, and the weakest of them.</summary>
/// <param name="Mode">Whether recorded decisions not to act are left out.</param>
/// <param name="Threats">The scores by threat, in the threats' order.</param>
public sealed record AccountScore(ScoreMode Mode, IReadOnlyList<ThreatScore> Threats)
{
    /// <summary>An account in which nothing was scored.</summary>
    public static AccountScore None { get; } = new(ScoreMode.Inherent, []);

    /// <summary>The scored threats.</summary>
    public IEnumerable<ThreatScore> Scored => Threats.Where(t => t.IsScored);

    /// <summary>The threat with the lowest low score, the first of them; null where nothing was scored. An attacker takes the weakest link, so no average is made.</summary>
    public ThreatScore? Weakest => Scored.MinBy(t => t.Low);

    /// <summary>The lowest of the low scores; 0 where nothing was scored.</summary>
    public int Low => Scored.Select(t => t.Low).DefaultIfEmpty().Min();

    /// <summary>The lowest of the high scores; 0 where nothing was scored.</summary>
    public int High => Scored.Select(t => t.High).DefaultIfEmpty().Min();

    /// <summary>The lowest of the coverages, in percent; 0 where nothing was scored.</summary>
    public int Coverage => Scored.Select(t => t.Coverage).DefaultIfEmpty().Min();

    /// <summary>The letter of the low score.</summary>
    public Grade Grade => Weakest is null ? Grade.NotApplicable : Grades.Of(Low, Coverage);
}
