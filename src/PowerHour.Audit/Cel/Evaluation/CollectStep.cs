using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macros <c>filter</c>, <c>map</c> and <c>transformList</c>.</summary>
/// <remarks>An element that may or may not belong to the result, or is unknown itself, leaves a gap in the list.</remarks>
internal sealed class CollectStep(CelRange range, Step source, LoopShape shape, Step? filter, Step? body) : LoopStep(range, source, shape)
{
    protected override CelValue Run(ref Walk walk, CelContext context)
    {
        var gathered = new Gathered(walk.Gap);
        var elements = Array.Empty<CelValue>();
        var count = 0;
        while (walk.Next(context))
        {
            if (TryCollect(ref walk, ref gathered, context, out var element))
            {
                Append(ref elements, ref count, element, context);
            }
        }

        return gathered.Error ?? CelValue.List(new CelArrayList(elements, count, gathered.Unknown));
    }

    /// <summary>The element that this round adds to the list, if any.</summary>
    internal bool TryCollect(ref Walk walk, ref Gathered gathered, CelContext context, out CelValue element)
    {
        element = default;
        if (filter is not null && !gathered.IsTrue(filter.Evaluate(context), filter.Range))
        {
            return false;
        }

        element = body is null ? walk.First : body.Evaluate(context);
        return gathered.IsPlain(element);
    }

    private static void Append(ref CelValue[] elements, ref int count, CelValue element, CelContext context)
    {
        if (count == elements.Length)
        {
            Concatenation.RequireElements(count + 1, context);
            Array.Resize(ref elements, Math.Max(4, count * 2));
        }

        elements[count++] = element;
    }
}
