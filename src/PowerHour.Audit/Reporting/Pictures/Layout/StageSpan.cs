namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>The columns that a stage takes.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Left">Where its boxes begin.</param>
/// <param name="Right">Where they end.</param>
internal sealed record StageSpan(int Stage, int Left, int Right);
