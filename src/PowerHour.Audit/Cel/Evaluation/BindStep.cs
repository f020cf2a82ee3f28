using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macro <c>cel.bind</c>. The bound value may be an error or unknown: it counts where it is used.</summary>
internal sealed class BindStep(CelRange range, Step value, int local, Step body) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var bound = value.Evaluate(context);
        context.Locals[context.LocalBase + local] = bound;
        return body.Evaluate(context);
    }
}
