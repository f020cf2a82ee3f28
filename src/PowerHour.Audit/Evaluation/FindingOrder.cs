using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Evaluation;

/// <summary>The order of findings in every report: status, severity (highest first), rule, resource.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    /// <summary>The order.</summary>
    public static readonly FindingOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(Finding? x, Finding? y)
    {
        var byStatus = x!.Status.CompareTo(y!.Status);
        var bySeverity = byStatus != 0 ? byStatus : y.Severity.CompareTo(x.Severity);
        var byRule = bySeverity != 0 ? bySeverity : string.CompareOrdinal(x.Rule.Id, y.Rule.Id);
        return byRule != 0 ? byRule : string.CompareOrdinal(x.Resource.Arn, y.Resource.Arn);
    }
}
