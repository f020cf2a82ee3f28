using System.Buffers;
using System.Text;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Makes names harmless in SVG, and short enough for a box.</summary>
internal static class SvgText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("-_/. …");

    private const int ShortestEnd = 3;

    /// <summary>The text for an element or an attribute: markup is escaped, unseen characters are shown by number.</summary>
    public static string Escape(string text)
    {
        var seen = VisibleText.Line(text, 400);
        var result = new StringBuilder(seen.Length + 8);
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

    /// <summary>The text shortened in its middle, where names differ least, to about a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How many Latin letters fit; letters of other scripts count for two.</param>
    public static string Fit(string text, int width)
    {
        var runes = VisibleText.Line(text, 400).EnumerateRunes().ToList();
        if (runes.Sum(Width) <= width)
        {
            return string.Concat(runes);
        }

        var head = Taken(runes, (width - 1) * 3 / 5);
        var tail = Taken(Enumerable.Reverse(runes), width - 1 - head.Sum(Width));
        tail.Reverse();
        return $"{string.Concat(head)}…{string.Concat(tail)}";
    }

    /// <summary>The text on one line or two: broken between words where both lines then fit, and shortened where two do not do.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How many Latin letters fit a line.</param>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var whole = Fit(text, (2 * width) - 3);
        var runes = whole.EnumerateRunes().ToList();
        if (runes.Sum(Width) <= width)
        {
            return [whole];
        }

        var most = Taken(runes, width).Sum(r => r.Utf16SequenceLength);
        var length = Enumerable.Range(1, most).Reverse().FirstOrDefault(at => whole.Length - at >= ShortestEnd && IsBetweenWords(whole, at) && whole[at..].EnumerateRunes().Sum(Width) <= width, most);
        return [whole[..length].TrimEnd(), Fit(whole[length..], width)];
    }

    /// <summary>After a mark, or where a small letter is followed by a capital: <c>Data|Scientist</c>.</summary>
    private static bool IsBetweenWords(string text, int at) => at < text.Length && (Marks.Contains(text[at - 1]) || (char.IsAsciiLetterLower(text[at - 1]) && char.IsAsciiLetterUpper(text[at])));

    private static List<Rune> Taken(IEnumerable<Rune> runes, int width)
    {
        var taken = new List<Rune>();
        foreach (var rune in runes)
        {
            width -= Width(rune);
            if (width < 0)
            {
                break;
            }

            taken.Add(rune);
        }

        return taken;
    }

    private static int Width(Rune rune) => rune.Value is < 0x250 or (>= 0x2010 and < 0x2070) ? 1 : 2;
}
