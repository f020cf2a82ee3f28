using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting;

/// <summary>How many findings have each status.</summary>
/// <param name="Fail">FAIL.</param>
/// <param name="Unknown">UNKNOWN.</param>
/// <param name="Manual">MANUAL.</param>
/// <param name="Error">ERROR.</param>
/// <param name="Pass">PASS.</param>
/// <param name="NotApplicable">NOT_APPLICABLE.</param>
public sealed record StatusCounts(int Fail, int Unknown, int Manual, int Error, int Pass, int NotApplicable)
{
    /// <summary>Findings that were decided.</summary>
    public int Decided => Fail + Pass;

    /// <summary>All.</summary>
    public int Total => Fail + Unknown + Manual + Error + Pass + NotApplicable;

    /// <summary>Counts findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>The counts.</returns>
    public static StatusCounts Of(IEnumerable<Finding> findings)
    {
        var by = new int[6];
        foreach (var finding in findings)
        {
            by[(int)finding.Status]++;
        }

        return new StatusCounts(by[(int)Status.Fail], by[(int)Status.Unknown], by[(int)Status.Manual], by[(int)Status.Error], by[(int)Status.Pass], by[(int)Status.NotApplicable]);
    }
}
