using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Arithmetic on numbers; overflow is an error, never a wrong number.</summary>
internal static class Arithmetic
{
    public static CelValue? Ints(TokenKind symbol, long left, long right)
    {
        if (right == 0 && symbol is TokenKind.Slash or TokenKind.Percent)
        {
            return DivideByZero(symbol);
        }

        if (left == long.MinValue && right == -1 && symbol is TokenKind.Slash or TokenKind.Percent)
        {
            return Overflow();
        }

        var result = symbol switch
        {
            TokenKind.Plus => (Int128)left + right,
            TokenKind.Minus => (Int128)left - right,
            TokenKind.Star => (Int128)left * right,
            TokenKind.Slash => left / right,
            _ => left % right,
        };
        return result >= long.MinValue && result <= long.MaxValue ? CelValue.Int((long)result) : Overflow();
    }

    public static CelValue? Uints(TokenKind symbol, ulong left, ulong right)
    {
        if (right == 0 && symbol is TokenKind.Slash or TokenKind.Percent)
        {
            return DivideByZero(symbol);
        }

        var result = symbol switch
        {
            TokenKind.Plus => (Int128)left + right,
            TokenKind.Minus => (Int128)left - right,
            TokenKind.Star => left == 0 || right <= ulong.MaxValue / left ? (Int128)(left * right) : -1,
            TokenKind.Slash => left / right,
            _ => left % right,
        };
        return result >= 0 && result <= ulong.MaxValue ? CelValue.Uint((ulong)result) : Overflow();
    }

    public static CelValue? Doubles(TokenKind symbol, double left, double right) => symbol switch
    {
        TokenKind.Plus => CelValue.Double(left + right),
        TokenKind.Minus => CelValue.Double(left - right),
        TokenKind.Star => CelValue.Double(left * right),
        TokenKind.Slash => CelValue.Double(left / right),
        _ => null,
    };

    private static CelValue Overflow() => CelValue.Error("the result does not fit into 64 bits");

    private static CelValue DivideByZero(TokenKind symbol) => CelValue.Error(symbol == TokenKind.Slash ? "division by zero" : "modulus by zero");
}
