namespace PowerHour.Audit.Analysis;

/// <summary>The wildcards of IAM: <c>*</c> for any run of characters, <c>?</c> for one.</summary>
internal static class GlobPattern
{
    /// <summary>Whether a text matches a pattern; takes time in proportion to both lengths.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoreCase">True for actions, whose case does not matter.</param>
    /// <returns>True where it does.</returns>
    public static bool IsMatch(string pattern, string text, bool ignoreCase)
    {
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }

    private static bool Same(char a, char b, bool ignoreCase) => a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
}
