using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Selects a declared field; an absent structure gives absent fields.</summary>
internal sealed class FieldStep(CelRange range, Step operand, CelField field) : Step(range)
{
    public override CelValue Evaluate(CelContext context) => Here(Read(operand.Evaluate(context), field));

    /// <summary>Reads a field of a value that should be a structure.</summary>
    internal static CelValue Read(CelValue value, CelField field) => value.Kind switch
    {
        CelKind.Object => FieldAccess.Read(value.AsObject(), field),
        CelKind.Null => field.Absent,
        CelKind.Unknown or CelKind.Error => value,
        _ => FieldAccess.Select(value, field.Name),
    };
}
