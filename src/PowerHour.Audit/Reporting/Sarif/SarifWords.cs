using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Sarif;

/// <summary>Our words in SARIF's.</summary>
internal static class SarifWords
{
    /// <summary>The kind of a result; ERROR has none, it is a notification.</summary>
    public static string Kind(Status status) => status switch
    {
        Status.Fail => "fail",
        Status.Pass => "pass",
        Status.Manual => "review",
        Status.NotApplicable => "notApplicable",
        _ => "open",
    };

    /// <summary>The level of a failed result.</summary>
    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>The score by which dashboards sort, 0 to 10.</summary>
    public static string Score(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.5",
        _ => "0.0",
    };

    /// <summary>A text as a message string: braces doubled and links broken, since both have a meaning there.</summary>
    public static string Literal(string text)
    {
        var shown = VisibleText.Of(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        return shown.Contains("](", StringComparison.Ordinal) ? shown.Replace("[", "\\[", StringComparison.Ordinal) : shown;
    }

    /// <summary>An ARN as a URI: every character that a URI can not hold is escaped.</summary>
    public static string Address(string arn) =>
        string.Join('/', arn.Split('/').Select(part => string.Join(':', part.Split(':').Select(p => Uri.EscapeDataString(VisibleText.Of(p))))));
}
