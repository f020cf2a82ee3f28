using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Chooses one of two; only that one is evaluated.</summary>
internal sealed class ConditionalStep(CelRange range, Step condition, Step whenTrue, Step whenFalse) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var chosen = condition.Evaluate(context);
        return chosen.Kind switch
        {
            CelKind.Bool => chosen.AsBool() ? whenTrue.Evaluate(context) : whenFalse.Evaluate(context),
            CelKind.Unknown or CelKind.Error => chosen,
            _ => Fail(CelErrorCode.NoSuchOverload, $"the condition before `?` must be bool, not {KindNames.Of(chosen)}"),
        };
    }
}
