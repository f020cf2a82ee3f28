using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Tests whether a declared field is present; a field of an absent structure is not.</summary>
internal sealed class HasFieldStep(CelRange range, Step operand, CelField field) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = operand.Evaluate(context);
        return value.Kind switch
        {
            CelKind.Object => FieldAccess.Has(value.AsObject(), field),
            CelKind.Null => CelValue.False,
            CelKind.Unknown or CelKind.Error => value,
            _ => Here(FieldAccess.Has(value, field.Name)),
        };
    }
}
