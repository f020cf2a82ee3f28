namespace PowerHour.Audit.Documents;

/// <summary>Finds words in lines.</summary>
internal static class WordPlace
{
    /// <summary>Where a word stands by itself in a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="word">The word; not empty.</param>
    /// <param name="from">Where to begin, from 0.</param>
    /// <returns>The place, from 0; -1 where it does not.</returns>
    public static int In(string line, string word, int from)
    {
        for (var at = from; at < line.Length && (at = line.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (!IsWordPart(line, at - 1, word[0]) && !IsWordPart(line, at + word.Length, word[^1]))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsWordPart(string line, int at, char edge) =>
        at >= 0 && at < line.Length && char.IsLetterOrDigit(edge) && char.IsLetterOrDigit(line[at]);
}
