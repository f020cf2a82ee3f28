namespace PowerHour.Audit.Cel.Syntax;

/// <summary>The words that other languages write for operators of this one.</summary>
internal static class OperatorWord
{
    /// <summary>What to write instead of a word.</summary>
    /// <param name="word">The word, in whatever case.</param>
    /// <returns>The end of a message; empty where the word stands for no operator.</returns>
    public static string Hint(string word) => word.ToUpperInvariant() switch
    {
        "AND" => "; write `&&`",
        "OR" => "; write `||`",
        "NOT" => "; write `!(…)`",
        _ => "",
    };

    /// <summary>Whether a token is the word for a negation.</summary>
    /// <param name="token">The token.</param>
    /// <returns>True where it is.</returns>
    public static bool IsNot(Token token) => token.Kind == TokenKind.Identifier && string.Equals(token.Text, "not", StringComparison.OrdinalIgnoreCase);
}
