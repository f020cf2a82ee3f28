using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Base of the macros that walk over a list or a map.</summary>
internal abstract class LoopStep(CelRange range, Step source, LoopShape shape) : Step(range)
{
    public sealed override CelValue Evaluate(CelContext context)
    {
        var value = source.Evaluate(context);
        return !value.IsPlain ? value
            : Walk.TryStart(value, shape, out var walk) ? Here(Run(ref walk, context))
            : Fail(CelErrorCode.NoSuchOverload, $"only a list or a map can be walked over, not {KindNames.Of(value)}");
    }

    protected abstract CelValue Run(ref Walk walk, CelContext context);
}
