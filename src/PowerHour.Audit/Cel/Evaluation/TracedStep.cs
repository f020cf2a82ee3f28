using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Records what a step came to. Only traced plans have such steps.</summary>
internal sealed class TracedStep(Step inner, int depth) : Step(inner.Range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = inner.Evaluate(context);
        context.Recorder?.Record(Range, depth, value);
        return value;
    }
}
