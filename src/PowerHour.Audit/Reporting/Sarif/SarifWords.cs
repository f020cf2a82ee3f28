using System.Globalization;
using System.Text;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting.Comparison;
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

    /// <summary>An ARN as a URI: what a URI can not hold is escaped, what is not ASCII is named by number, since validators refuse it even escaped.</summary>
    public static string Address(string arn)
    {
        var result = new StringBuilder(arn.Length);
        foreach (var c in arn)
        {
            _ = c switch
            {
                '/' or ':' => result.Append(c),
                < ' ' or > '~' => result.Append(CultureInfo.InvariantCulture, $"U%2B{(int)c:X4}"),
                _ => result.Append(Uri.EscapeDataString(c.ToString())),
            };
        }

        return result.ToString();
    }

    /// <summary>How a result stands to the baseline. A failure that did not fail before is new, though a result was there.</summary>
    public static string BaselineState(ChangeKind change) => change switch
    {
        ChangeKind.New or ChangeKind.Added => "new",
        ChangeKind.Unchanged => "unchanged",
        _ => "updated",
    };
}
