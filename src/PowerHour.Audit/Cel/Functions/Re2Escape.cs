namespace PowerHour.Audit.Cel.Functions;

/// <summary>Escapes of RE2 in the syntax of .NET; <c>\d \w \s</c> mean ASCII.</summary>
internal static class Re2Escape
{
    private const string Digits = "0-9";
    private const string Words = "0-9A-Za-z_";
    private const string Spaces = @"\t\n\f\r ";
    private const string NotDigits = @"\x00-/:-\uFFFF";
    private const string NotWords = @"\x00-/:-@\[-\^`{-\uFFFF";
    private const string NotSpaces = @"\x00-\x08\x0B\x0E-\x1F!-\uFFFF";

    /// <summary>Translates the escape at a place.</summary>
    /// <returns>The translation, and how much of the pattern it stands for.</returns>
    /// <exception cref="FormatException">RE2 has no such escape.</exception>
    public static (string Text, int Length) Translate(string pattern, int at, bool isInClass)
    {
        var letter = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
        return letter switch
        {
            'd' => (InClass(Digits, isInClass), 2),
            'D' => (InClass(NotDigits, isInClass), 2),
            'w' => (InClass(Words, isInClass), 2),
            'W' => (InClass(NotWords, isInClass), 2),
            's' => (InClass(Spaces, isInClass), 2),
            'S' => (InClass(NotSpaces, isInClass), 2),
            'p' or 'P' => UnicodeClass(pattern, at),
            'x' => Hex(pattern, at),
            'A' or 'z' or 'b' or 'B' when !isInClass => (pattern.Substring(at, 2), 2),
            'a' or 'f' or 't' or 'n' or 'r' or 'v' => (pattern.Substring(at, 2), 2),
            >= '1' and <= '9' or 'k' => throw new FormatException("backreferences are not supported"),
            '_' => ("_", 2),
            _ when !char.IsAsciiLetterOrDigit(letter) && letter != '\0' => (pattern.Substring(at, 2), 2),
            '\0' when at + 1 == pattern.Length => throw new FormatException("it ends in a backslash"),
            _ => throw new FormatException($"the escape `\\{letter}` is not supported"),
        };
    }

    public static string PosixClass(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => @"\x00-\x7F",
        "blank" => @"\t ",
        "cntrl" => @"\x00-\x1F\x7F",
        "digit" => Digits,
        "graph" => "!-~",
        "lower" => "a-z",
        "print" => " -~",
        "punct" => @"!-/:-@\[-`{-~",
        "space" => @"\t\n\v\f\r ",
        "upper" => "A-Z",
        "word" => Words,
        "xdigit" => "0-9A-Fa-f",
        _ => throw new FormatException($"there is no character class `[:{name}:]`"),
    };

    private static string InClass(string members, bool isInClass) => isInClass ? members : $"[{members}]";

    private static (string Text, int Length) UnicodeClass(string pattern, int at)
    {
        var end = at + 2 < pattern.Length && pattern[at + 2] == '{' ? pattern.IndexOf('}', at) : at + 2;
        if (end < 0 || end >= pattern.Length)
        {
            throw new FormatException("the Unicode class has no end");
        }

        var name = pattern[(at + 2)..(end + 1)].Trim('{', '}');
        return ($@"\{pattern[at + 1]}{{{name}}}", end + 1 - at);
    }

    private static (string Text, int Length) Hex(string pattern, int at)
    {
        if (at + 2 >= pattern.Length || pattern[at + 2] != '{')
        {
            return (pattern.Substring(at, 2), 2);
        }

        var end = pattern.IndexOf('}', at);
        var digits = end < 0 ? "" : pattern[(at + 3)..end];
        return digits.Length is > 0 and <= 4
            ? (@"\u" + digits.PadLeft(4, '0'), end + 1 - at)
            : throw new FormatException(@"`\x{...}` takes up to four hexadecimal digits");
    }
}
