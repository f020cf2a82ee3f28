namespace PowerHour.Audit.Reporting.Html;

/// <summary>A score as a template sees it.</summary>
internal sealed record ScoreView
{
    public required bool IsScored { get; init; }

    public required string Grade { get; init; }

    public required bool HasLetter { get; init; }

    public required string Low { get; init; }

    public required string High { get; init; }

    public required bool IsOpen { get; init; }

    public required string Coverage { get; init; }

    public required string Width { get; init; }

    public required string OpenWidth { get; init; }

    public required string Held { get; init; }

    public required IReadOnlyList<CapCauseView> Causes { get; init; }

    public required string CausesRest { get; init; }

    public required string Residual { get; init; }

    public required string Weight { get; init; }

    /// <summary>The sum in numbers, by severity and directness, and all.</summary>
    public required IReadOnlyList<ScorePartView> Parts { get; init; }

    /// <summary>How the score follows from the sum.</summary>
    public required string Sum { get; init; }
}
