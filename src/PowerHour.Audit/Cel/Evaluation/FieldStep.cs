using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Selects a declared field; an absent structure gives absent fields.</summary>
internal sealed class FieldStep(CelRange range, Step operand, CelField field) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = operand.Evaluate(context);
        return value.Kind switch
        {
            CelKind.Object => Here(FieldAccess.Read(value.AsObject(), field)),
            CelKind.Null => field.Absent,
            CelKind.Unknown or CelKind.Error => value,
            _ => Here(FieldAccess.Select(value, field.Name)),
        };
    }
}
