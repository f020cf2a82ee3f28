using System.Text;
using HandlebarsDotNet;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Makes every value inert in HTML: markup is escaped, unseen characters are shown by number.</summary>
internal sealed class TemplateEncoder : ITextEncoder
{
    /// <inheritdoc/>
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    /// <inheritdoc/>
    public void Encode(string? text, TextWriter target) => target.Write(Escape(text ?? ""));

    /// <inheritdoc/>
    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var all = new StringBuilder();
        while (text is not null && text.MoveNext())
        {
            all.Append(text.Current);
        }

        Encode(all, target);
    }

    private static string Escape(string text)
    {
        var seen = VisibleText.Of(text);
        if (seen.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return seen;
        }

        var result = new StringBuilder(seen.Length + 16);
        foreach (var c in seen)
        {
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }
}
