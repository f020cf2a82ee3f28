namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>The printed names of <see cref="SuppressionReason"/>.</summary>
public static class SuppressionReasons
{
    /// <summary>All, in the order in which help names them.</summary>
    public static IReadOnlyList<SuppressionReason> All { get; } = Enum.GetValues<SuppressionReason>();

    /// <summary>The printed name: <c>risk-accepted</c>.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The name.</returns>
    public static string Name(this SuppressionReason reason) => reason switch
    {
        SuppressionReason.RiskAccepted => "risk-accepted",
        SuppressionReason.Mitigated => "mitigated",
        _ => "false-positive",
    };

    /// <summary>The reason of a printed name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reason; null where no reason is named so.</returns>
    public static SuppressionReason? Parse(string name) => All.Where(r => r.Name() == name).Select(r => (SuppressionReason?)r).FirstOrDefault();
}
