using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>Which of several paths is shown first: the worst, then one of an outsider, then the shortest, then by its points.</summary>
internal sealed class WitnessOrder : IComparer<(Chain Way, Severity Severity)>
{
    /// <summary>The order.</summary>
    public static readonly WitnessOrder Instance = new();

    /// <inheritdoc/>
    public int Compare((Chain Way, Severity Severity) x, (Chain Way, Severity Severity) y)
    {
        var bySeverity = y.Severity.CompareTo(x.Severity);
        var byOutsider = bySeverity != 0 ? bySeverity : (y.Way.Actor?.IsOutsider == true).CompareTo(x.Way.Actor?.IsOutsider == true);
        var byLength = byOutsider != 0 ? byOutsider : x.Way.Length.CompareTo(y.Way.Length);
        return byLength != 0 ? byLength : NearestFirst.ById(x.Way, y.Way);
    }
}
