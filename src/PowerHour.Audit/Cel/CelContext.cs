using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel;

/// <summary>One evaluation as functions see it: host state, budget and cancellation.</summary>
public sealed class CelContext
{
    private const int Checkpoint = 4_096;
    private const int LongText = 256;
    private long _allowed;
    private long _remaining;
    private int _untilCheck;
    private int _localTop;
    private bool _isRunning;

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
            throw new CelLimitException(_allowed == 0 ? "no steps are left: what was evaluated before took all that there are; see there" : _allowed < Limits.MaxSteps ? $"the expressions need more than the {_allowed} steps that are left to them" : $"the expression needs more than {Limits.MaxSteps} steps");
        }

        if ((_untilCheck -= 1) < 0)
        {
            _untilCheck = Checkpoint;
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Counts the steps of reading a text or bytes to the end, as comparing and looking up do; a short one is part of the step that reads it.</summary>
    /// <param name="value">The value; of other kinds nothing is counted.</param>
    internal void ChargeReading(CelValue value)
    {
        var length = value.Kind == CelKind.String ? value.AsString().Length : value.Kind == CelKind.Bytes ? value.AsBytes().Length : 0;
        if (length > LongText)
        {
            Charge(length / 16);
        }
    }

    /// <summary>Starts an evaluation; false when it runs inside another one and shares its budget.</summary>
    internal bool TryStart(CelLimits limits, CancellationToken cancellation)
    {
        if (_isRunning)
        {
            return false;
        }

        Limits = limits;
        Cancellation = cancellation;
        _isRunning = true;
        _remaining = _allowed = Math.Min(limits.MaxSteps, Activation.Budget?.Remaining ?? long.MaxValue);
        _untilCheck = 0;
        LocalBase = 0;
        _localTop = 0;
        return true;
    }

    /// <summary>Ends what <see cref="TryStart"/> began.</summary>
    internal void Stop(bool isOutermost)
    {
        if (isOutermost)
        {
            _isRunning = false;
            Activation.Budget?.Spend(_allowed - _remaining);
        }
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
