using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>A severity as a template sees it.</summary>
/// <param name="Name">The printed name: <c>critical</c>.</param>
/// <param name="Level">0 for informational to 4 for critical.</param>
internal sealed record SeverityView(string Name, int Level)
{
    /// <summary>The view of a severity.</summary>
    public static SeverityView Of(Severity severity) => new(severity.Name(), (int)severity);
}
