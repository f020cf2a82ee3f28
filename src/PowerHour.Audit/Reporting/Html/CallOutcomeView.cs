namespace PowerHour.Audit.Reporting.Html;

/// <summary>One way in which calls ended, with how often.</summary>
/// <param name="Name">In a word or two: <c>read</c>, <c>denied</c>.</param>
/// <param name="Count">How many calls, or for what was read how many lists.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Anchor">The place where they are listed; empty where there is none.</param>
/// <param name="IsGap">True where something is missing because of it.</param>
internal sealed record CallOutcomeView(string Name, int Count, string Unit, string Anchor, bool IsGap);
