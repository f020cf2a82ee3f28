using System.Buffers;
using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Reporting;

/// <summary>Makes characters that act on a reader unseen visible: controls, direction overrides, invisible marks, broken surrogates.</summary>
/// <remarks>
/// A resource may be named so that it reads as another one: <c>U+202E</c> turns the rest of a line around, an escape character
/// recolours a terminal. Such a character is printed as its number, <c>⟦U+202E⟧</c>. Line feeds and tabs stay; joiners, which many scripts
/// need, stay too.
/// </remarks>
public static class VisibleText
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => char.IsSurrogate(c) || IsUnseen(c))]);

    /// <summary>The text with every unseen character shown by its number.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, harmless to a page and to a terminal.</returns>
    public static string Of(string text) => text.AsSpan().ContainsAny(Suspects) ? Rewrite(text) : text;

    /// <summary>The text on one line, shown, and cut at a length with the number of characters that were cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="max">How many characters stay.</param>
    /// <returns>The line.</returns>
    public static string Line(string text, int max)
    {
        var cut = text.Length <= max ? text : string.Create(CultureInfo.InvariantCulture, $"{Head(text, max)}… ({text.Length - max} more characters)");
        return Of(cut.ReplaceLineEndings(" ").Replace('\t', ' '));
    }

    /// <summary>The text cut at a length, with a sentence that says how much was cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="max">How many characters stay.</param>
    /// <returns>The text.</returns>
    public static string Cut(string text, int max) =>
        text.Length <= max ? text : $"{Head(text, max)}… (cut here; {ReportText.Number(text.Length - max)} more characters are in the JSON report)";

    private static string Head(string text, int max) => text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    private static string Rewrite(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Append(result, char.ConvertToUtf32(text[i], text[++i]));
            }
            else if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                Append(result, text[i]);
            }
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, int point)
    {
        if (point > 0xFFFF)
        {
            _ = point is >= 0xE0000 and <= 0xE0FFF ? Show(result, point) : result.Append(char.ConvertFromUtf32(point));
        }
        else if (IsUnseen((char)point) || char.IsSurrogate((char)point))
        {
            Show(result, point);
        }
        else
        {
            result.Append((char)point);
        }
    }

    private static StringBuilder Show(StringBuilder result, int point) => result.Append(CultureInfo.InvariantCulture, $"⟦U+{point:X4}⟧");

    private static bool IsUnseen(char c) => c switch
    {
        '\n' or '\t' => false,
        '\u00AD' or '\u061C' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u180E' or '\uFEFF' => true,
        '\u200B' or '\u200E' or '\u200F' => true,
        >= '\u2028' and <= '\u202E' => true,
        >= '\u2060' and <= '\u206F' => true,
        >= '\uFFF9' and <= '\uFFFB' => true,
        '\uFFFE' or '\uFFFF' => true,
        _ => char.IsControl(c),
    };
}
