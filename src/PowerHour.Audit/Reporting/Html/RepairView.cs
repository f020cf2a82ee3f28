namespace PowerHour.Audit.Reporting.Html;

/// <summary>A change of the few that close all attack paths.</summary>
/// <param name="Change">The change, without a full stop.</param>
/// <param name="Closes">How many paths it closes, and how many are left.</param>
internal sealed record RepairView(string Change, string Closes);
