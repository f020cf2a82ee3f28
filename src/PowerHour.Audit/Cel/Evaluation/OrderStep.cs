using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The operators <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> and <c>&gt;=</c>.</summary>
internal sealed class OrderStep(CelRange range, TokenKind symbol, Step left, Step right) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var l = left.Evaluate(context);
        var r = right.Evaluate(context);
        if (Strictness.Blocked(l, r) is { } blocked)
        {
            return SizeBound.Decide(l, symbol, r) ?? blocked;
        }

        if (!Ordering.IsOrdered(l, r))
        {
            return Fail(CelErrorCode.NoSuchOverload, $"`{OperatorSymbol.Of(symbol)}` does not take {KindNames.Of(l)} and {KindNames.Of(r)}");
        }

        context.ChargeReading(l);
        return CelValue.Bool(Ordering.Compare(l, r) is { } order && Holds(order));
    }

    private bool Holds(int order) => symbol switch
    {
        TokenKind.Less => order < 0,
        TokenKind.LessOrEqual => order <= 0,
        TokenKind.Greater => order > 0,
        _ => order >= 0,
    };
}
