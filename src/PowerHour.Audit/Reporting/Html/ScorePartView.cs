namespace PowerHour.Audit.Reporting.Html;

/// <summary>A row of how a score came about: rules that weigh alike, or all.</summary>
internal sealed record ScorePartView(string Name, bool IsSum, string Each, string Rules, string Weight, string Held, string Open, string Failed);
