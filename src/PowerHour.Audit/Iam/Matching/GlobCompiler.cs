namespace PowerHour.Audit.Iam.Matching;

/// <summary>Turns pattern text into a <see cref="Glob"/>.</summary>
internal static class GlobCompiler
{
    private const int ArnFieldSeparators = 5;

    internal static Glob Compile(string pattern, GlobStyle style)
    {
        var characters = new List<PatternCharacter>(pattern.Length);
        AppendPattern(characters, pattern);
        return Compile(characters, style);
    }

    internal static void AppendPattern(List<PatternCharacter> characters, ReadOnlySpan<char> pattern)
    {
        foreach (var c in pattern)
        {
            characters.Add(new PatternCharacter(c, c is '*' or '?'));
        }
    }

    internal static void AppendLiteral(List<PatternCharacter> characters, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            characters.Add(new PatternCharacter(c, IsWildcard: false));
        }
    }

    internal static Glob Compile(List<PatternCharacter> characters, GlobStyle style)
    {
        if (style == GlobStyle.Resource)
        {
            CompleteArn(characters);
        }

        var tokens = new List<int>(characters.Count);
        var separators = style == GlobStyle.Plain ? ArnFieldSeparators : 0;
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            if (!character.IsWildcard)
            {
                separators += character.Value == ':' && style != GlobStyle.Plain ? 1 : 0;
                tokens.Add(character.Value);
                continue;
            }

            AppendWildcard(tokens, character.Value, (separators >= ArnFieldSeparators && style != GlobStyle.Confined) || RunsOn(characters, i, style));
        }

        return new Glob([.. tokens]);
    }

    private static bool RunsOn(List<PatternCharacter> characters, int index, GlobStyle style)
    {
        if (characters[index].Value != '*' || style != GlobStyle.Resource)
        {
            return false;
        }

        return index + 1 == characters.Count || characters[index + 1] is { IsWildcard: false, Value: ':' };
    }

    /// <summary>Adjacent wildcards are put in one order (all <c>?</c> before one star) so that equal languages look equal.</summary>
    private static void AppendWildcard(List<int> tokens, char wildcard, bool unlimited)
    {
        if (wildcard == '*')
        {
            var star = unlimited ? Glob.Star : Glob.FieldStar;
            if (tokens.Count > 0 && tokens[^1] is Glob.Star or Glob.FieldStar)
            {
                tokens[^1] = Math.Min(tokens[^1], star);
                return;
            }

            tokens.Add(star);
            return;
        }

        var one = unlimited ? Glob.One : Glob.FieldOne;
        if (tokens.Count > 0 && tokens[^1] == (unlimited ? Glob.Star : Glob.FieldStar))
        {
            tokens.Insert(tokens.Count - 1, one);
            return;
        }

        tokens.Add(one);
    }

    private static void CompleteArn(List<PatternCharacter> characters)
    {
        if (!StartsWithArn(characters) || characters[^1] is { IsWildcard: true, Value: '*' })
        {
            return;
        }

        var separators = characters.Count(static c => c.Value == ':');
        for (; separators < ArnFieldSeparators; separators++)
        {
            characters.Add(new PatternCharacter(':', IsWildcard: false));
            characters.Add(new PatternCharacter('*', IsWildcard: true));
        }
    }

    private static bool StartsWithArn(List<PatternCharacter> characters) =>
        characters.Count >= 4 && characters[0].Value == 'a' && characters[1].Value == 'r' && characters[2].Value == 'n'
        && characters[3].Value == ':';
}
