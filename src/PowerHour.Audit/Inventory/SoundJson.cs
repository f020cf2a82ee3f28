using System.Buffers.Text;
using System.Text;

namespace PowerHour.Audit.Inventory;

/// <summary>Makes texts of a JSON document readable that hold half of a surrogate pair.</summary>
/// <remarks>
/// JSON may write one (<c>"\ud83d"</c>), services that keep tags as UTF-16 return one where somebody cut a name in the middle of an emoji, and no reader of this runtime
/// turns it into text: it throws. One such tag must not end the scan of an account, so the half is read as U+FFFD, as browsers do.
/// </remarks>
internal static class SoundJson
{
    private const int Escape = 6;

    /// <summary>The document with each half replaced by <c>\ufffd</c>; the same bytes where there is none.</summary>
    /// <param name="json">A JSON document as UTF-8.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOf("\\uD"u8) < 0 && json.Span.IndexOf("\\ud"u8) < 0)
        {
            return json;
        }

        byte[]? copy = null;
        var text = json.Span;
        for (var i = 0; i < text.Length - 1; i += Length(text, i))
        {
            if (IsHalf(text, i))
            {
                copy ??= json.ToArray();
                "\\ufffd"u8.CopyTo(copy.AsSpan(i));
            }
        }

        return copy ?? json;
    }

    /// <summary>The same for a document that stands in a text, such as a policy.</summary>
    public static ReadOnlyMemory<byte> Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    /// <summary>How far to go on: over both halves of a pair, and over a backslash with what it escapes.</summary>
    private static int Length(ReadOnlySpan<byte> text, int at) =>
        text[at] != '\\' ? 1 : IsHigh(Unit(text, at)) && IsLow(Unit(text, at + Escape)) ? 2 * Escape : Unit(text, at) >= 0 ? Escape : 2;

    private static bool IsHalf(ReadOnlySpan<byte> text, int at) =>
        text[at] == '\\' && Unit(text, at) is var unit && (IsLow(unit) || (IsHigh(unit) && !IsLow(Unit(text, at + Escape))));

    /// <summary>The code unit of a <c>\uXXXX</c> at a place; -1 where there is none.</summary>
    private static int Unit(ReadOnlySpan<byte> text, int at) =>
        at + Escape <= text.Length && text[at] == '\\' && text[at + 1] == 'u' && Utf8Parser.TryParse(text.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4 ? unit : -1;

    private static bool IsHigh(int unit) => unit is >= 0xD800 and <= 0xDBFF;

    private static bool IsLow(int unit) => unit is >= 0xDC00 and <= 0xDFFF;
}
