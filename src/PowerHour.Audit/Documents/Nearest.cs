namespace PowerHour.Audit.Documents;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 200;
    private const int ShortestStart = 3;

    /// <summary>The nearest of the known words, by edits.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been.</param>
    /// <returns>The nearest word that is at most a third of the length away, else the shortest that begins with what was written, or null.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        var words = known as IReadOnlyCollection<string> ?? [.. known];
        return word.Length > LongestWord ? null : ByEdits(word, words) ?? ByStart(word, words);
    }

    private static string? ByStart(string start, IEnumerable<string> words) => start.Length < ShortestStart ? null : words
        .Where(w => w.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault();

    private static string? ByEdits(string word, IEnumerable<string> words)
    {
        var limit = Math.Max(1, word.Length / 3);
        return words
            .Where(k => Math.Abs(k.Length - word.Length) <= limit)
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .Where(x => x.Distance <= limit)
            .OrderBy(x => x.Distance).ThenBy(x => x.Word, StringComparer.Ordinal)
            .Select(x => x.Word).FirstOrDefault();
    }

    /// <summary>How many letters are added, left out, changed or swapped with the next.</summary>
    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(above[j - 1] + (AreAlike(a[i - 1], b[j - 1]) ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                var isSwapped = i > 1 && j > 1 && AreAlike(a[i - 1], b[j - 2]) && AreAlike(a[i - 2], b[j - 1]);
                row[j] = isSwapped ? Math.Min(best, before[j - 2] + 1) : best;
            }
        }

        return row[^1];
    }

    private static bool AreAlike(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
