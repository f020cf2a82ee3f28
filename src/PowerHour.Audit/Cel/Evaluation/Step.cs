using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>One step of a plan. Steps are immutable and shared by threads; all state is in the context.</summary>
internal abstract class Step(CelRange range)
{
    public CelRange Range => range;

    public abstract CelValue Evaluate(CelContext context);

    /// <summary>Makes an error that stands here.</summary>
    protected CelValue Fail(CelErrorCode code, string message) => CelValue.Error(new CelError(code, message, range));

    /// <summary>Gives an error without a place this one.</summary>
    protected CelValue Here(CelValue value) => value.IsError && value.AsError() is { Range: null } error
        ? CelValue.Error(error with { Range = range })
        : value;
}
