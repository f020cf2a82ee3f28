using System.Buffers;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Makes every value inert in HTML: markup is escaped, unseen characters are shown by number.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("&<>\"'");

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text, whoever wrote it.</param>
    /// <param name="output">Where to.</param>
    public static void Write(string text, TextWriter output)
    {
        var rest = VisibleText.Of(text).AsSpan();
        for (var at = rest.IndexOfAny(Markup); at >= 0; at = rest.IndexOfAny(Markup))
        {
            output.Write(rest[..at]);
            output.Write(rest[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            rest = rest[(at + 1)..];
        }

        output.Write(rest);
    }
}
