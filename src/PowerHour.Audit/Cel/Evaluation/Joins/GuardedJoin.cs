using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>A chain of <c>&amp;&amp;</c>: no element where a part that is the same for every element is false, else those of a part that says which.</summary>
/// <param name="guards">The parts that are the same for every element.</param>
/// <param name="among">What the other parts say; null where they say nothing.</param>
internal sealed class GuardedJoin(Step[] guards, Join? among) : Join
{
    public override IReadOnlyList<int>? Places(CelIndexedList list, CelContext context) =>
        Array.Exists(guards, g => g.Evaluate(context).IsFalse) ? [] : among?.Places(list, context);
}
