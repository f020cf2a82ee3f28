using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Tests by name whether a map or object has something.</summary>
internal sealed class HasStep(CelRange range, Step operand, string field) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = operand.Evaluate(context);
        if (value.Kind != CelKind.Optional)
        {
            return value.IsPlain ? Here(FieldAccess.Has(value, field)) : value;
        }

        var selected = OptionalAccess.Select(value, field);
        return selected.Kind == CelKind.Optional ? CelValue.Bool(selected.AsOptional().HasValue) : Here(selected);
    }
}
