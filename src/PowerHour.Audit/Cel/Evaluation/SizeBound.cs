using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Comparisons with the size of a list that was not read whole: it is at least what is known of it, which may decide them.</summary>
internal static class SizeBound
{
    /// <summary>Decides a comparison of which one side is such a size.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="symbol">The operator, one of those that compare.</param>
    /// <param name="right">The right side.</param>
    /// <returns>True or false; null where what is known leaves it open.</returns>
    public static CelValue? Decide(CelValue left, TokenKind symbol, CelValue right) =>
        left.IsUnknown && right.IsNumber ? AtLeast(left.KnownSize, symbol, right)
        : right.IsUnknown && left.IsNumber ? AtLeast(right.KnownSize, Turned(symbol), left)
        : null;

    private static CelValue? AtLeast(int known, TokenKind symbol, CelValue bound) => known == 0 ? null : (symbol, Ordering.Compare(CelValue.Int(known), bound)) switch
    {
        (TokenKind.Greater or TokenKind.NotEqual, > 0) or (TokenKind.GreaterOrEqual, >= 0) => CelValue.True,
        (TokenKind.LessOrEqual or TokenKind.Equal, > 0) or (TokenKind.Less, >= 0) => CelValue.False,
        _ => null,
    };

    private static TokenKind Turned(TokenKind symbol) => symbol switch
    {
        TokenKind.Less => TokenKind.Greater,
        TokenKind.LessOrEqual => TokenKind.GreaterOrEqual,
        TokenKind.Greater => TokenKind.Less,
        TokenKind.GreaterOrEqual => TokenKind.LessOrEqual,
        _ => symbol,
    };
}
