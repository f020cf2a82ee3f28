using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>The table of arithmetic operators.</summary>
internal static class OperatorTypes
{
    /// <summary>The type of a result; <see langword="null"/> when the operator does not take these types.</summary>
    public static CelType? Arithmetic(TokenKind symbol, CelType left, CelType right)
    {
        if (TypeRelation.IsDyn(left) || TypeRelation.IsDyn(right))
        {
            return CelType.Dyn;
        }

        if (left.Kind is CelTypeKind.List && right.Kind is CelTypeKind.List && symbol == TokenKind.Plus)
        {
            return CelType.List(TypeRelation.Join(left.Parameters[0], right.Parameters[0]) ?? CelType.Dyn);
        }

        return left.Kind == right.Kind && OfOneType(symbol, left.Kind) ? Plain(left) : OfTime(symbol, left.Kind, right.Kind);
    }

    private static CelType Plain(CelType type) => type.Kind == CelTypeKind.String ? CelType.String : type;

    private static bool OfOneType(TokenKind symbol, CelTypeKind type) => type switch
    {
        CelTypeKind.Int or CelTypeKind.Uint => true,
        CelTypeKind.Double => symbol != TokenKind.Percent,
        CelTypeKind.String or CelTypeKind.Bytes => symbol == TokenKind.Plus,
        CelTypeKind.Duration => symbol is TokenKind.Plus or TokenKind.Minus,
        _ => false,
    };

    private static CelType? OfTime(TokenKind symbol, CelTypeKind left, CelTypeKind right) => (symbol, left, right) switch
    {
        (TokenKind.Plus, CelTypeKind.Timestamp, CelTypeKind.Duration) => CelType.Timestamp,
        (TokenKind.Plus, CelTypeKind.Duration, CelTypeKind.Timestamp) => CelType.Timestamp,
        (TokenKind.Minus, CelTypeKind.Timestamp, CelTypeKind.Duration) => CelType.Timestamp,
        (TokenKind.Minus, CelTypeKind.Timestamp, CelTypeKind.Timestamp) => CelType.Duration,
        _ => null,
    };
}
