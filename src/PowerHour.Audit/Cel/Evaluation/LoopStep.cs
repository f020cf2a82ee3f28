using PowerHour.Audit.Cel.Evaluation.Joins;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Base of the macros that walk over a list or a map.</summary>
internal abstract class LoopStep(CelRange range, Step source, LoopShape shape) : Step(range)
{
    /// <summary>What only some elements can meet; null where every element is looked at.</summary>
    public Join? Join { get; init; }

    public sealed override CelValue Evaluate(CelContext context) =>
        TryWalk(context, out var walk, out var instead) ? Here(Run(ref walk, context)) : instead;

    /// <summary>Starts the walk; false where there is nothing to walk over, with what the macro comes to then.</summary>
    internal bool TryWalk(CelContext context, out Walk walk, out CelValue instead)
    {
        walk = default;
        instead = source.Evaluate(context);
        if (!instead.IsPlain || TryJoin(instead, context, out walk) || Walk.TryStart(instead, shape, out walk))
        {
            return instead.IsPlain;
        }

        instead = Fail(CelErrorCode.NoSuchOverload, $"only a list or a map can be walked over, not {KindNames.Of(instead)}");
        return false;
    }

    private bool TryJoin(CelValue elements, CelContext context, out Walk walk)
    {
        walk = default;
        if (Join is null || elements.Kind != CelKind.List || elements.AsList() is not CelIndexedList { Count: >= Joins.Join.ShortestList } list || Join.Places(list, context) is not { } places)
        {
            return false;
        }

        walk = new Walk(list, shape, places);
        return true;
    }

    /// <summary>Gives an error without a place that of the macro.</summary>
    internal CelValue Placed(CelValue value) => Here(value);

    protected abstract CelValue Run(ref Walk walk, CelContext context);
}
