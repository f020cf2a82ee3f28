namespace PowerHour.Audit.Reporting;

/// <summary>How well an account stands against one threat, as an interval: what was not read leaves it open.</summary>
/// <param name="Threat">The threat's id.</param>
/// <param name="Low">The score if all that is unknown were bad, 0 to 100.</param>
/// <param name="High">The score if all that is unknown were good, 0 to 100.</param>
/// <param name="Coverage">The share of the weight that was decided, in percent.</param>
/// <param name="CappedBy">The rule or path that keeps the score from being higher, or empty.</param>
public sealed record ThreatScore(string Threat, int Low, int High, int Coverage, string CappedBy);
