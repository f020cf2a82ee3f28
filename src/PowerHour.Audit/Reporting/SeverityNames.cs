using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>How severities are printed and ordered in reports.</summary>
internal static class SeverityNames
{
    /// <summary>All severities, highest first.</summary>
    public static IReadOnlyList<Severity> HighestFirst { get; } = [.. Enum.GetValues<Severity>().OrderDescending()];

    /// <summary>The printed name: <c>critical</c>.</summary>
    public static string Name(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        _ => "informational",
    };
}
