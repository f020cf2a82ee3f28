using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Takes an element of a list or map.</summary>
internal sealed class IndexStep(CelRange range, Step operand, Step index, bool isOptional) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var target = operand.Evaluate(context);
        var key = index.Evaluate(context);
        context.ChargeReading(key);
        return Strictness.Blocked(target, key) is { } blocked ? blocked
            : isOptional || target.Kind == CelKind.Optional ? Here(OptionalAccess.Index(target, key))
            : Here(ElementAccess.Index(target, key));
    }
}
