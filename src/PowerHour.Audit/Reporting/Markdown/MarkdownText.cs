using System.Text;
using System.Text.RegularExpressions;

namespace PowerHour.Audit.Reporting.Markdown;

/// <summary>Makes texts inert in Markdown.</summary>
internal static partial class MarkdownText
{
    private const int MaxText = 200;

    /// <summary>A stranger's text as a code span, in which no markup, mention or link has a meaning.</summary>
    public static string Code(string text)
    {
        var line = VisibleText.Line(text, MaxText).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', 1 + LongestRun(line));
        var space = line.StartsWith('`') || line.EndsWith('`') || line.Trim().Length == 0 ? " " : "";
        return line.Length == 0 ? "(no name)" : $"{fence}{space}{line}{space}{fence}";
    }

    /// <summary>A rule's own text, with the characters that Markdown reads escaped.</summary>
    public static string Plain(string text) => Escaped(VisibleText.Line(text, MaxText));

    /// <summary>A longer text of a rule on one line, whole, with the characters that Markdown reads escaped.</summary>
    public static string Paragraph(string text) => Escaped(VisibleText.Line(text.Trim(), int.MaxValue));

    /// <summary>A text as a code block, in which nothing has a meaning.</summary>
    public static string Block(string text)
    {
        var fence = new string('`', Math.Max(3, 1 + LongestRun(text)));
        return $"{fence}text\n{VisibleText.Of(text.ReplaceLineEndings("\n"))}\n{fence}";
    }

    /// <summary>An address as a link where it is a plain web address, else as a code span.</summary>
    public static string Address(string text) => WebAddress().IsMatch(text) ? $"<{text}>" : Code(text);

    private static string Escaped(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                '@' => result.Append("&#64;"),
                _ when "\\`*_{}[]#|~!:".Contains(c, StringComparison.Ordinal) => result.Append('\\').Append(c),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    [GeneratedRegex("^https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/?#=&%+-]*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WebAddress();
}
