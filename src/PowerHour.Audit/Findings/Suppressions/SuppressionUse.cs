namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>A suppression and what became of it.</summary>
/// <param name="Suppression">The suppression.</param>
/// <param name="State">What became of it.</param>
/// <param name="Findings">How many failures it speaks of.</param>
public sealed record SuppressionUse(Suppression Suppression, SuppressionState State, int Findings);
