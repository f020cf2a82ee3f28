using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Base of the macros that walk over a list or a map.</summary>
internal abstract class LoopStep(CelRange range, Step source, LoopShape shape) : Step(range)
{
    public sealed override CelValue Evaluate(CelContext context) =>
        TryWalk(context, out var walk, out var instead) ? Here(Run(ref walk, context)) : instead;

    /// <summary>Starts the walk; false where there is nothing to walk over, with what the macro comes to then.</summary>
    internal bool TryWalk(CelContext context, out Walk walk, out CelValue instead)
    {
        walk = default;
        instead = source.Evaluate(context);
        if (!instead.IsPlain || Walk.TryStart(instead, shape, out walk))
        {
            return instead.IsPlain;
        }

        instead = Fail(CelErrorCode.NoSuchOverload, $"only a list or a map can be walked over, not {KindNames.Of(instead)}");
        return false;
    }

    /// <summary>Gives an error without a place that of the macro.</summary>
    internal CelValue Placed(CelValue value) => Here(value);

    protected abstract CelValue Run(ref Walk walk, CelContext context);
}
