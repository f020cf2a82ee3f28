using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macros <c>all</c> and <c>exists</c> over what <c>map</c> or <c>filter</c> collects, without making the list.</summary>
/// <remarks>
/// The answer is the one that the two steps would give one after the other. So what is collected is looked at to its end even where the verdict
/// is found: an error of a later element would have been the value of the list.
/// </remarks>
internal sealed class CollectedQuantifierStep(CelRange range, CollectStep collected, LoopShape shape, bool isAll, Step body) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        if (!collected.TryWalk(context, out var walk, out var instead))
        {
            return instead;
        }

        var gathered = new Gathered(walk.Gap);
        var verdict = new Verdict(deciding: !isAll);
        var local = context.LocalBase + shape.FirstLocal;
        var isDecided = false;
        while (walk.Next(context))
        {
            if (collected.TryCollect(ref walk, ref gathered, context, out var element) && !isDecided)
            {
                context.Charge(shape.Cost);
                context.Locals[local] = element;
                isDecided = verdict.IsDecidedBy(body.Evaluate(context), body.Range);
            }
        }

        if (gathered.Error is { } error)
        {
            return collected.Placed(error);
        }

        verdict.AddFirst(gathered.Unknown);
        return Here(verdict.Result);
    }
}
