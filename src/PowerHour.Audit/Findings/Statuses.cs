namespace PowerHour.Audit.Findings;

/// <summary>The printed names of <see cref="Status"/>.</summary>
public static class Statuses
{
    /// <summary>The printed name: <c>NOT_APPLICABLE</c>.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The name.</returns>
    public static string Name(this Status status) => status switch
    {
        Status.Fail => "FAIL",
        Status.Unknown => "UNKNOWN",
        Status.Manual => "MANUAL",
        Status.Error => "ERROR",
        Status.Pass => "PASS",
        _ => "NOT_APPLICABLE",
    };
}
