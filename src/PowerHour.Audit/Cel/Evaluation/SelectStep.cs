using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Selects by name from a map, an object, or what is inside an optional.</summary>
internal sealed class SelectStep(CelRange range, Step operand, string field, bool isOptional) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = operand.Evaluate(context);
        return !value.IsPlain ? value
            : isOptional || value.Kind == CelKind.Optional ? Here(OptionalAccess.Select(value, field))
            : Here(FieldAccess.Select(value, field));
    }
}
