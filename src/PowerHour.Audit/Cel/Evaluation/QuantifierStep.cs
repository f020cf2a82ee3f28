using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macros <c>all</c> and <c>exists</c>: a chain of <c>&amp;&amp;</c> or <c>||</c> over the elements.</summary>
internal sealed class QuantifierStep(CelRange range, Step source, LoopShape shape, bool isAll, Step body) : LoopStep(range, source, shape)
{
    protected override CelValue Run(ref Walk walk, CelContext context)
    {
        var verdict = new Verdict(deciding: !isAll);
        verdict.Add(walk.Gap);
        while (walk.Next(context) && !verdict.IsDecidedBy(body.Evaluate(context), body.Range))
        {
        }

        return verdict.Result;
    }
}
