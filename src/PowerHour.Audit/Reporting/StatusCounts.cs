using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting;

/// <summary>How many findings have each status.</summary>
/// <param name="Fail">FAIL.</param>
/// <param name="Unknown">UNKNOWN.</param>
/// <param name="Manual">MANUAL.</param>
/// <param name="Error">ERROR.</param>
/// <param name="Pass">PASS.</param>
/// <param name="NotApplicable">NOT_APPLICABLE.</param>
/// <param name="Suppressed">How many of the FAIL are suppressed. They are FAIL all the same.</param>
public sealed record StatusCounts(int Fail, int Unknown, int Manual, int Error, int Pass, int NotApplicable, int Suppressed = 0)
{
    /// <summary>FAIL that nobody answers for.</summary>
    public int Unanswered => Fail - Suppressed;

    /// <summary>Findings that were decided.</summary>
    public int Decided => Fail + Pass;

    /// <summary>All.</summary>
    public int Total => Fail + Unknown + Manual + Error + Pass + NotApplicable;

    /// <summary>Findings that somebody should look at: FAIL, UNKNOWN, MANUAL and ERROR.</summary>
    public int Open => Fail + Unknown + Manual + Error;

    /// <summary>How many have a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The count.</returns>
    public int Of(Status status) => status switch
    {
        Status.Fail => Fail,
        Status.Unknown => Unknown,
        Status.Manual => Manual,
        Status.Error => Error,
        Status.Pass => Pass,
        _ => NotApplicable,
    };

    /// <summary>Adds other counts.</summary>
    /// <param name="other">The others.</param>
    /// <returns>The sums.</returns>
    public StatusCounts Plus(StatusCounts other) => new(Fail + other.Fail, Unknown + other.Unknown, Manual + other.Manual, Error + other.Error, Pass + other.Pass, NotApplicable + other.NotApplicable, Suppressed + other.Suppressed);

    /// <summary>Counts findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>The counts.</returns>
    public static StatusCounts Of(IEnumerable<Finding> findings)
    {
        var by = new int[6];
        var suppressed = 0;
        foreach (var finding in findings)
        {
            by[(int)finding.Status]++;
            suppressed += finding is { Status: Status.Fail, IsSuppressed: true } ? 1 : 0;
        }

        return new StatusCounts(by[(int)Status.Fail], by[(int)Status.Unknown], by[(int)Status.Manual], by[(int)Status.Error], by[(int)Status.Pass], by[(int)Status.NotApplicable], suppressed);
    }
}
