using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules;

/// <summary>Finds where in a card something stands that is only known by its key and words.</summary>
internal static class CardPlace
{
    /// <summary>Makes a problem that points at a word below a key.</summary>
    /// <param name="source">The card.</param>
    /// <param name="key">The key, at the start of a line.</param>
    /// <param name="word">The word in the key's value.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns>The problem; at the key where the word is not found, at the start of the card where the key is not.</returns>
    public static DocumentProblem Problem(SourceFile source, string key, string word, string message)
    {
        var start = Line(source, 0, l => l.StartsWith($"{key}:", StringComparison.Ordinal));
        return start < 0 ? source.Problem(1, 1, message) : Problem(source, start, End(source, start), word, message, key.Length + 1);
    }

    /// <summary>Makes a problem that points at a word in an entry of a list, which begins at a line.</summary>
    /// <param name="source">The file.</param>
    /// <param name="line">The entry's first line, from 1.</param>
    /// <param name="word">The word.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns>The problem; at the entry's start where the word is not found.</returns>
    public static DocumentProblem InEntry(SourceFile source, int line, string word, string message) =>
        Problem(source, line - 1, End(source, line - 1), word, message, 0);

    private static DocumentProblem Problem(SourceFile source, int start, int end, string word, string message, int from)
    {
        for (var i = start; i < end; i++)
        {
            var column = Find(source.Lines[i], word, i == start ? from : 0);
            if (column >= 0)
            {
                return source.Problem(i + 1, column + 1, message);
            }
        }

        return source.Problem(start + 1, 1, message);
    }

    /// <summary>Where a word stands by itself in a line; where its value begins, for no word.</summary>
    private static int Find(string line, string word, int from)
    {
        if (word.Length == 0)
        {
            return line.Length <= from ? from - 1 : line.Length - line[from..].TrimStart().Length;
        }

        return WordPlace.In(line, word, from);
    }

    private static int End(SourceFile source, int start) =>
        Line(source, start + 1, l => l.Length > 0 && l[0] is not (' ' or '#')) is var end && end < 0 ? source.Lines.Count : end;

    private static int Line(SourceFile source, int from, Func<string, bool> wanted)
    {
        for (var i = from; i < source.Lines.Count; i++)
        {
            if (wanted(source.Lines[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
