namespace PowerHour.Audit.Findings.Paths;

/// <summary>One of the few changes that together close every attack path.</summary>
/// <param name="Change">The change, as a sentence without a full stop.</param>
/// <param name="Closes">How many paths it closes that none before it does.</param>
/// <param name="Left">How many are left after it.</param>
/// <param name="Rules">The ids of the rules whose paths it closes, sorted.</param>
public sealed record PathRepair(string Change, int Closes, int Left, IReadOnlyList<string> Rules);
