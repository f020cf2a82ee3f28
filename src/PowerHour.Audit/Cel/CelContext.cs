using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel;

/// <summary>One evaluation as functions see it: host state, budget and cancellation.</summary>
public sealed class CelContext
{
    private const int Checkpoint = 4_096;
    private long _remaining;
    private int _untilCheck;
    private int _localTop;

    internal CelContext(CelActivation activation) => Activation = activation;

    /// <summary>The variables.</summary>
    public CelActivation Activation { get; }

    /// <summary>The object the host attached to the activation.</summary>
    public object? State => Activation.State;

    /// <summary>The bounds of this evaluation.</summary>
    public CelLimits Limits { get; private set; } = CelLimits.Default;

    /// <summary>Cancels the evaluation.</summary>
    public CancellationToken Cancellation { get; private set; }

    internal CelValue[] Locals { get; private set; } = [];

    internal int LocalBase { get; private set; }

    internal Evaluation.TraceRecorder? Recorder { get; set; }

    internal Evaluation.PatternCache Patterns { get; } = new();

    /// <summary>Counts steps against the budget; functions that loop over much data call it.</summary>
    /// <param name="steps">How many steps, not negative.</param>
    /// <exception cref="CelLimitException">The budget is spent. The evaluation ends in an error; functions let it pass.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public void Charge(long steps)
    {
        _remaining -= steps;
        if (_remaining < 0)
        {
            throw new CelLimitException($"the expression needs more than {Limits.MaxSteps} steps");
        }

        if (--_untilCheck < 0)
        {
            _untilCheck = Checkpoint;
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    internal void Start(CelLimits limits, CancellationToken cancellation)
    {
        Limits = limits;
        Cancellation = cancellation;
        _remaining = limits.MaxSteps;
        _untilCheck = Checkpoint;
        LocalBase = 0;
        _localTop = 0;
    }

    /// <summary>Makes room for the locals of a plan on top of those in use.</summary>
    /// <returns>The base to give back to <see cref="LeaveLocals"/>.</returns>
    internal int EnterLocals(int count)
    {
        var outer = LocalBase;
        LocalBase = _localTop;
        _localTop += count;
        if (_localTop > Locals.Length)
        {
            var locals = Locals;
            Array.Resize(ref locals, Math.Max(16, _localTop * 2));
            Locals = locals;
        }

        return outer;
    }

    internal void LeaveLocals(int outer)
    {
        _localTop = LocalBase;
        LocalBase = outer;
    }
}
