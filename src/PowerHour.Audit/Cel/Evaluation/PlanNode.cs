using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>One step of a plan. Nodes are immutable and shared by threads; all state is in the context.</summary>
internal abstract class PlanNode
{
    public abstract CelValue Evaluate(CelContext context);
}
