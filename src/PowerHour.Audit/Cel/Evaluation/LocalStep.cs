using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Reads a variable that a macro bound.</summary>
internal sealed class LocalStep(CelRange range, int index) : Step(range)
{
    public override CelValue Evaluate(CelContext context) => context.Locals[context.LocalBase + index];
}
