using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Compiles patterns in the syntax of RE2 with the linear-time engine of .NET.</summary>
/// <remarks>No match is timed: a clock would make the verdict depend on the machine. The steps charged for text and pattern bound it.</remarks>
internal static class Re2Pattern
{
    private const int SmallLength = 250;
    private const int Capacity = 64;

    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

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
            regex = Compile(pattern);
            problem = "";
            return true;
        }
        catch (Exception e) when (e is RegexParseException or NotSupportedException or FormatException)
        {
            problem = $"bad regular expression: {Reason(e)}";
            return false;
        }
    }

    /// <summary>A compiled pattern: one of the last few, or a new one. Each resource asks anew for the pattern that a parameter of its rule holds.</summary>
    /// <param name="pattern">In the syntax of RE2.</param>
    /// <param name="maxLength">Longest pattern allowed.</param>
    /// <param name="regex">The compiled pattern.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryGet(string pattern, int maxLength, out Regex? regex, out string problem)
    {
        problem = "";
        if (pattern.Length <= maxLength && Known.TryGetValue(pattern, out regex))
        {
            return true;
        }

        if (!TryCompile(pattern, maxLength, out regex, out problem))
        {
            return false;
        }

        if (Known.Count >= Capacity)
        {
            Known.Clear();
        }

        Known[pattern] = regex!;
        return true;
    }

    /// <summary>Whether a pattern can be compiled.</summary>
    /// <remarks>A short pattern that repeats nothing by number is never too large, so it is only parsed: building its automaton takes longer than all else in a card.</remarks>
    /// <param name="pattern">In the syntax of RE2.</param>
    /// <param name="maxLength">Longest pattern allowed.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool IsValid(string pattern, int maxLength, out string problem)
    {
        if (pattern.Length > Math.Min(maxLength, SmallLength) || pattern.Contains('{', StringComparison.Ordinal))
        {
            return TryCompile(pattern, maxLength, out _, out problem);
        }

        try
        {
            _ = new Regex(new Re2Translator(pattern).Translate(), RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
            problem = "";
            return true;
        }
        catch (Exception e) when (e is RegexParseException or FormatException)
        {
            problem = $"bad regular expression: {Reason(e)}";
            return false;
        }
    }

    /// <summary>Compiles a pattern that is known to be right.</summary>
    public static Regex Compile(string pattern) =>
        new(new Re2Translator(pattern).Translate(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    private static string Reason(Exception e) => e switch
    {
        RegexParseException parse => $"{parse.Error} at offset {parse.Offset}",
        NotSupportedException => "it is too large",
        _ => e.Message,
    };
}
