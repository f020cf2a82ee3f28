namespace PowerHour.Audit.Cel.Functions;

/// <summary>Counts in Unicode code points, as the language does, over strings in UTF-16.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            count += IsSecondHalf(text, i) ? 0 : 1;
        }

        return count;
    }

    /// <summary>The UTF-16 offset of a code point, the length for the one after the last; -1 outside the text.</summary>
    public static int OffsetOf(string text, long index)
    {
        if (index < 0 || index > text.Length)
        {
            return -1;
        }

        var offset = 0;
        for (; index > 0 && offset < text.Length; index--)
        {
            offset += IsSecondHalf(text, offset + 1) ? 2 : 1;
        }

        return index == 0 ? offset : -1;
    }

    private static bool IsSecondHalf(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
}
