using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macros <c>optMap</c> and <c>optFlatMap</c>.</summary>
internal sealed class OptionalMapStep(CelRange range, Step source, int local, Step body, bool isFlat) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = source.Evaluate(context);
        if (value.Kind != CelKind.Optional)
        {
            return value.IsPlain ? Fail(CelErrorCode.NoSuchOverload, $"an optional is needed, not {KindNames.Of(value)}") : value;
        }

        if (!value.AsOptional().HasValue)
        {
            return value;
        }

        context.Locals[context.LocalBase + local] = value.AsOptional().Value;
        var result = body.Evaluate(context);
        return !result.IsPlain || (isFlat && result.Kind == CelKind.Optional) ? result
            : isFlat ? Fail(CelErrorCode.NoSuchOverload, $"the body must be an optional, not {KindNames.Of(result)}")
            : CelValue.Optional(result);
    }
}
