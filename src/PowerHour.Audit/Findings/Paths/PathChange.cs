namespace PowerHour.Audit.Findings.Paths;

/// <summary>A change that breaks an attack path.</summary>
/// <param name="Key">What it takes away: the same for changes that are one.</param>
/// <param name="Text">The change, as a sentence without a full stop.</param>
public sealed record PathChange(string Key, string Text);
