namespace PowerHour.Audit.Findings.Paths;

/// <summary>The change that breaks a path.</summary>
/// <param name="Advice">What to do, by the card.</param>
/// <param name="Change">The one change, as a sentence without a full stop; empty where none is known.</param>
/// <param name="Key">What the change takes away; equal for paths that it breaks together.</param>
/// <param name="Closes">How many paths of the account the change breaks; 0 where none is known.</param>
/// <param name="All">How many paths there are in the account.</param>
public sealed record PathCut(string Advice, string Change, string Key, int Closes, int All);
