using System.Text;

namespace PowerHour.Audit.Reporting.Markdown;

/// <summary>Makes texts inert in Markdown.</summary>
internal static class MarkdownText
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
    public static string Plain(string text)
    {
        var result = new StringBuilder();
        foreach (var c in VisibleText.Line(text, MaxText))
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
}
