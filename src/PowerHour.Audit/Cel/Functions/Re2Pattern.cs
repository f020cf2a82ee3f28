using System.Text.RegularExpressions;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Compiles patterns in the syntax of RE2 with the linear-time engine of .NET.</summary>
/// <remarks>No match is timed: a clock would make the verdict depend on the machine. The steps charged for text and pattern bound it.</remarks>
internal static class Re2Pattern
{
    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">In the syntax of RE2: no lookaround, no backreference.</param>
    /// <param name="maxLength">Longest pattern allowed.</param>
    /// <param name="regex">The compiled pattern.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryCompile(string pattern, int maxLength, out Regex? regex, out string problem)
    {
        regex = null;
        if (pattern.Length > maxLength)
        {
            problem = $"the regular expression is longer than {maxLength} characters";
            return false;
        }

        try
        {
            var translated = new Re2Translator(pattern).Translate();
            regex = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
            problem = "";
            return true;
        }
        catch (Exception e) when (e is RegexParseException or NotSupportedException or FormatException)
        {
            problem = $"bad regular expression: {Reason(e)}";
            return false;
        }
    }

    private static string Reason(Exception e) => e switch
    {
        RegexParseException parse => $"{parse.Error} at offset {parse.Offset}",
        NotSupportedException => "it is too large",
        _ => e.Message,
    };
}
