using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel;

/// <summary>The values of the variables of an environment. Reuse one for many evaluations; use it on one thread at a time.</summary>
public sealed class CelActivation
{
    private readonly CelValue[] _values;
    private readonly SlotState[] _states;
    private readonly Func<CelContext, CelValue>?[] _lazy;

    /// <summary>Creates an activation in which no variable has a value yet.</summary>
    /// <param name="environment">The environment; programs of the environments it was made from run on it too.</param>
    /// <param name="state">An object of the host for its functions.</param>
    public CelActivation(CelEnvironment environment, object? state = null)
    {
        Environment = environment;
        State = state;
        _values = new CelValue[environment.Slots.Length];
        _states = new SlotState[_values.Length];
        _lazy = new Func<CelContext, CelValue>?[_values.Length];
        Context = new CelContext(this);
    }

    private enum SlotState : byte
    {
        Unset,
        Given,
        Computing,
        Computed,
    }

    /// <summary>The environment.</summary>
    public CelEnvironment Environment { get; }

    /// <summary>The object of the host for its functions.</summary>
    public object? State { get; set; }

    /// <summary>Steps that all evaluations on this activation may take together; null where only the limits of each count.</summary>
    public CelBudget? Budget { get; set; }

    internal CelContext Context { get; }

    /// <summary>Gives a variable a value and forgets all computed ones.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public CelActivation Set(string name, CelValue value) => Set(Environment.SlotOf(name), value);

    /// <summary>Gives a variable a value and forgets all computed ones.</summary>
    /// <param name="slot">From <see cref="CelEnvironment.SlotOf"/>.</param>
    /// <param name="value">The value, which may be unknown.</param>
    public CelActivation Set(int slot, CelValue value)
    {
        Forget();
        _values[slot] = value;
        _states[slot] = SlotState.Given;
        _lazy[slot] = null;
        return this;
    }

    /// <summary>Gives a variable a value that is made when first read, at most once until a variable is set again.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public CelActivation SetLazy(string name, Func<CelContext, CelValue> value)
    {
        Forget();
        var slot = Environment.SlotOf(name);
        _lazy[slot] = value;
        _states[slot] = SlotState.Unset;
        return this;
    }

    /// <summary>Reads a variable, computing it when it is computed.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public CelValue Get(string name)
    {
        var variable = Environment.FindVariable(name) ?? Environment.Slots[Environment.SlotOf(name)];
        return _states[variable.Slot] is SlotState.Given or SlotState.Computed ? _values[variable.Slot]
            : variable.Program is { } program ? program.Evaluate(this)
            : Read(variable.Slot);
    }

    internal CelValue Read(int slot)
    {
        switch (_states[slot])
        {
            case SlotState.Given or SlotState.Computed:
                return _values[slot];
            case SlotState.Computing:
                return CelValue.Error($"the variable `{Environment.Slots[slot].Name}` needs its own value");
            default:
                return Compute(slot);
        }
    }

    private CelValue Compute(int slot)
    {
        var variable = Environment.Slots[slot];
        if (_lazy[slot] is null && variable.Program is null)
        {
            return CelValue.Error($"the variable `{variable.Name}` has no value", CelErrorCode.Undeclared);
        }

        _states[slot] = SlotState.Computing;
        try
        {
            var value = _lazy[slot] is { } lazy ? lazy(Context) : variable.Program!.EvaluateNested(Context);
            _values[slot] = variable.Lifetime == CelLifetime.Each ? value : CelIndexedList.Of(value);
            _states[slot] = SlotState.Computed;
            return _values[slot];
        }
        finally
        {
            _states[slot] = _states[slot] == SlotState.Computing ? SlotState.Unset : _states[slot];
        }
    }

    /// <summary>Forgets values that were made when they were read: what the host's functions look at has changed.</summary>
    /// <param name="lifetime">The longest lifetime that has ended. Default: the host turns to something wholly different, and every such value goes.</param>
    public void Forget(CelLifetime lifetime = CelLifetime.Always)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] == SlotState.Computed && Environment.Slots[i].Lifetime <= lifetime)
            {
                _states[i] = SlotState.Unset;
                _values[i] = default;
            }
        }
    }
}
