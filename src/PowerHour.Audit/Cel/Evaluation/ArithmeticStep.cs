using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The operators <c>+ - * / %</c>.</summary>
internal sealed class ArithmeticStep(CelRange range, TokenKind symbol, Step left, Step right) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var l = left.Evaluate(context);
        var r = right.Evaluate(context);
        return Strictness.Blocked(l, r) ?? Here(Apply(l, r, context));
    }

    private CelValue Apply(CelValue l, CelValue r, CelContext context)
    {
        var result = (l.Kind, r.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => Arithmetic.Ints(symbol, l.AsInt(), r.AsInt()),
            (CelKind.Uint, CelKind.Uint) => Arithmetic.Uints(symbol, l.AsUint(), r.AsUint()),
            (CelKind.Double, CelKind.Double) => Arithmetic.Doubles(symbol, l.AsDouble(), r.AsDouble()),
            (CelKind.Timestamp or CelKind.Duration, CelKind.Timestamp or CelKind.Duration) => TimeArithmetic.Apply(symbol, l, r),
            (CelKind.String, CelKind.String) or (CelKind.Bytes, CelKind.Bytes) or (CelKind.List, CelKind.List) when symbol == TokenKind.Plus =>
                Concatenation.Join(l, r, context),
            _ => null,
        };
        return result ?? Fail(CelErrorCode.NoSuchOverload, $"`{OperatorSymbol.Of(symbol)}` does not take {KindNames.Of(l)} and {KindNames.Of(r)}");
    }
}
