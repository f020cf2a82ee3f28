using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Reads a variable of the activation.</summary>
internal sealed class VariableStep(CelRange range, int slot) : Step(range)
{
    public override CelValue Evaluate(CelContext context) => Here(context.Activation.Read(slot));
}
