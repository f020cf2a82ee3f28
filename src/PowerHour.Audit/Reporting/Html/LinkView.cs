namespace PowerHour.Audit.Reporting.Html;

/// <summary>A reference.</summary>
/// <param name="Text">As the rule has it.</param>
/// <param name="IsSafe">True where a reader may follow it.</param>
internal sealed record LinkView(string Text, bool IsSafe);
