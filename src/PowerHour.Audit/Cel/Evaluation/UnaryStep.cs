using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The operators <c>!</c> and unary <c>-</c>.</summary>
internal sealed class UnaryStep(CelRange range, TokenKind symbol, Step operand) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = operand.Evaluate(context);
        return (symbol, value.Kind) switch
        {
            (_, CelKind.Unknown) => CelValue.Unknown(value.AsUnknown()), // no longer the size of a list
            (_, CelKind.Error) => value,
            (TokenKind.Not, CelKind.Bool) => CelValue.Bool(!value.AsBool()),
            (TokenKind.Minus, CelKind.Int) => Here(Arithmetic.Ints(TokenKind.Minus, 0, value.AsInt())!.Value),
            (TokenKind.Minus, CelKind.Double) => CelValue.Double(-value.AsDouble()),
            _ => Fail(CelErrorCode.NoSuchOverload, $"`{OperatorSymbol.Of(symbol)}` does not take {KindNames.Of(value)}"),
        };
    }
}
