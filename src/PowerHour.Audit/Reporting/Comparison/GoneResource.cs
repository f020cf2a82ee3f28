using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>A resource that the baseline judged and that is not there any more: deleted, or no longer part of machine learning.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Failures">How many of its findings failed.</param>
public sealed record GoneResource(FindingResource Resource, int Failures);
