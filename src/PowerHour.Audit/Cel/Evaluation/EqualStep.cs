using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The operators <c>==</c> and <c>!=</c>.</summary>
internal sealed class EqualStep(CelRange range, Step left, Step right, bool isNegated) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var l = left.Evaluate(context);
        var r = right.Evaluate(context);
        if (l.Kind == CelKind.String && r.Kind == CelKind.String)
        {
            context.ChargeReading(l);
            return CelValue.Bool(string.Equals(l.AsString(), r.AsString(), StringComparison.Ordinal) != isNegated);
        }

        if (Strictness.Blocked(l, r) is { } blocked)
        {
            return SizeBound.Decide(l, isNegated ? TokenKind.NotEqual : TokenKind.Equal, r) ?? blocked;
        }

        var equal = Equality.Compare(l, r, context);
        return equal.Kind == CelKind.Bool ? CelValue.Bool(equal.AsBool() != isNegated) : equal;
    }
}
