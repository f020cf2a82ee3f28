namespace PowerHour.Audit.Scoring;

/// <summary>An upper limit of a score, and the findings that set it. However good the average, a score does not rise above an open door.</summary>
/// <param name="Limit">The limit, 0 to 100; 100 where nothing caps.</param>
/// <param name="Causes">The findings that set it, what fails before what may, then by rule and resource; empty where nothing caps.</param>
public sealed record ScoreCap(int Limit, IReadOnlyList<ScoreItem> Causes)
{
    /// <summary>No limit.</summary>
    public static ScoreCap None { get; } = new(100, []);
}
