using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>An attack path that a failure shows.</summary>
/// <param name="Id">Its id: the finding's fingerprint, and its place among the finding's paths.</param>
/// <param name="Finding">The failure.</param>
/// <param name="Path">The path.</param>
internal sealed record ShownPath(string Id, Finding Finding, AttackPath Path)
{
    /// <summary>The paths of a report's failures: of each failure its worst first, the most severe failures before others; then by rule and resource.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>The paths. What is left undecided shows none.</returns>
    public static IReadOnlyList<ShownPath> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.Where(f => f.Status == Status.Fail).SelectMany(f => f.Paths.Select((p, i) => (Shown: new ShownPath(IdOf(f, i), f, p), Place: i)))
            .OrderBy(p => p.Place).ThenByDescending(p => p.Shown.Finding.Severity).ThenBy(p => p.Shown.Finding.Rule.Id, StringComparer.Ordinal).ThenBy(p => p.Shown.Finding.Resource.Arn, StringComparer.Ordinal)
            .Select(p => p.Shown),
    ];

    /// <summary>Whether somebody or something takes the path. That nothing watches an endpoint, or that no way leads back from it, is a state of its own line and nothing to draw.</summary>
    public bool IsTaken => Path.Class.Length > 0 || Path.Points[0].Kind != "endpoint";

    /// <summary>The id of a path.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="index">Its place among the finding's paths.</param>
    /// <returns>The id.</returns>
    public static string IdOf(Finding finding, int index) => $"{finding.Fingerprint}-{ReportText.Plain(index + 1)}";

    /// <summary>Whether the path goes through a resource.</summary>
    /// <param name="arn">The resource's ARN.</param>
    /// <returns>True where it is one of its points.</returns>
    public bool Touches(string arn) => Path.Points.Any(p => p.Id == arn);
}
