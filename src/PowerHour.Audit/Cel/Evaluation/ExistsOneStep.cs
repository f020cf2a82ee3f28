using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macro <c>exists_one</c>: needs to see every element.</summary>
internal sealed class ExistsOneStep(CelRange range, Step source, LoopShape shape, Step body) : LoopStep(range, source, shape)
{
    protected override CelValue Run(ref Walk walk, CelContext context)
    {
        var gathered = new Gathered(walk.Gap);
        var count = 0;
        while (walk.Next(context))
        {
            count += gathered.IsTrue(body.Evaluate(context), body.Range) ? 1 : 0;
        }

        return gathered.Problem ?? CelValue.Bool(count == 1);
    }
}
