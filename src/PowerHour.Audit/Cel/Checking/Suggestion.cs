namespace PowerHour.Audit.Cel.Checking;

/// <summary>Finds the word that was likely meant.</summary>
internal static class Suggestion
{
    private const int LongestWord = 100;
    private const int ShortestStart = 3;

    /// <summary>Gives " - did you mean `X`?" or nothing; what stands before the word is written with it.</summary>
    public static string For(string? wrong, IEnumerable<string>? candidates, string before = "") =>
        Nearest(wrong, candidates) is { } best ? $"; did you mean `{before}{best}`?" : "";

    private static string? Nearest(string? wrong, IEnumerable<string>? candidates)
    {
        if (wrong is null || candidates is null || wrong.Length is 0 or > LongestWord)
        {
            return null;
        }

        var limit = Math.Max(1, wrong.Length / 3);
        var words = candidates as IReadOnlyCollection<string> ?? [.. candidates];
        return words
            .Where(c => Math.Abs(c.Length - wrong.Length) <= limit)
            .Select(c => (Word: c, Distance: Distance(wrong, c)))
            .Where(c => c.Distance <= limit)
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Word, StringComparer.Ordinal)
            .Select(c => c.Word)
            .FirstOrDefault() ?? Beginning(wrong, words);
    }

    /// <summary>The shortest word that begins with the one written: `MfaConfig` means `MfaConfiguration`.</summary>
    private static string? Beginning(string start, IEnumerable<string> words) => start.Length < ShortestStart ? null : words
        .Where(w => w.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault();

    // Two letters that are swapped cost one, as a wrong letter does; differences in case cost nothing beyond the first: `vpcconfig` means `VpcConfig`.
    private static int Distance(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var (before, previous, current) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray(), new int[right.Length + 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                var isSwapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                current[j] = Math.Min(Math.Min(change, isSwapped ? before[j - 2] + 1 : change), Math.Min(previous[j], current[j - 1]) + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }
}
