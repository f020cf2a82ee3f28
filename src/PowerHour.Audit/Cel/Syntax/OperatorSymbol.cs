namespace PowerHour.Audit.Cel.Syntax;

/// <summary>How operators are written.</summary>
internal static class OperatorSymbol
{
    public static string Of(TokenKind symbol) => symbol switch
    {
        TokenKind.Equal => "==",
        TokenKind.NotEqual => "!=",
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.In => "in",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Star => "*",
        TokenKind.Slash => "/",
        TokenKind.Percent => "%",
        TokenKind.Not => "!",
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "Not an operator."),
    };
}
