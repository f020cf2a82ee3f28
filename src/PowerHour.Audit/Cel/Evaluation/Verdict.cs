using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>
/// Joins truth values: one that decides wins over everything; then an unknown over an error; then an error;
/// only when all were the other truth value is the result that one.
/// </summary>
internal struct Verdict(bool deciding)
{
    private readonly bool _deciding = deciding;
    private CelUnknown? _unknown;
    private CelError? _error;
    private bool _isDecided;

    /// <summary>The truth value of everything seen so far.</summary>
    public readonly CelValue Result =>
        _isDecided ? CelValue.Bool(_deciding)
        : _unknown is not null ? CelValue.Unknown(_unknown)
        : _error is not null ? CelValue.Error(_error)
        : CelValue.Bool(!_deciding);

    /// <summary>Counts one more truth value.</summary>
    /// <returns>Whether the rest does not matter.</returns>
    public bool IsDecidedBy(CelValue value, CelRange place)
    {
        switch (value.Kind)
        {
            case CelKind.Bool:
                return _isDecided = value.AsBool() == _deciding;
            case CelKind.Unknown:
                Add(value.AsUnknown());
                return false;
            case CelKind.Error:
                _error ??= value.AsError();
                return false;
            default:
                _error ??= new CelError(CelErrorCode.NoSuchOverload, $"a truth value is needed, not {KindNames.Of(value)}", place);
                return false;
        }
    }

    /// <summary>Counts something that could not be seen.</summary>
    public void Add(CelUnknown? unknown) => _unknown = CelUnknown.Merge(_unknown, unknown);

    /// <summary>Counts something that could not be seen, before everything that was.</summary>
    public void AddFirst(CelUnknown? unknown) => _unknown = CelUnknown.Merge(unknown, _unknown);
}
