using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>A planned expression: a tree of nodes, and how many local variables it needs.</summary>
internal sealed class Plan(PlanNode root, int localCount, int cost)
{
    /// <summary>Runs the plan on top of the locals already in use.</summary>
    public CelValue Run(CelContext context)
    {
        context.Charge(cost);
        if (localCount == 0)
        {
            return root.Evaluate(context);
        }

        var outer = context.EnterLocals(localCount);
        try
        {
            return root.Evaluate(context);
        }
        finally
        {
            context.LeaveLocals(outer);
        }
    }
}
