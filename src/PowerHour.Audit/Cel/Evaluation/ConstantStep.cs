using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>A value known when the plan was made.</summary>
internal sealed class ConstantStep(CelRange range, CelValue value) : Step(range)
{
    public CelValue Value => value;

    public override CelValue Evaluate(CelContext context) => value;
}
