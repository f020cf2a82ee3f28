using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The unknowns and the first error met while walking over all elements.</summary>
internal struct Gathered(CelUnknown? gap)
{
    private CelError? _error;

    /// <summary>Why elements may be missing from what was gathered.</summary>
    public CelUnknown? Unknown { get; private set; } = gap;

    /// <summary>The first error, unless something is unknown.</summary>
    public readonly CelValue? Error => _error is null ? null : Problem;

    /// <summary>What stands in the way of a result that needs every element: unknown first, then the first error.</summary>
    public readonly CelValue? Problem =>
        Unknown is not null ? CelValue.Unknown(Unknown) : _error is not null ? CelValue.Error(_error) : null;

    /// <summary>Whether a condition holds; if not known, keeps why.</summary>
    public bool IsTrue(CelValue value, CelRange place)
    {
        if (value.IsPlain && value.Kind != CelKind.Bool)
        {
            _error ??= new CelError(CelErrorCode.NoSuchOverload, $"a truth value is needed, not {KindNames.Of(value)}", place);
            return false;
        }

        return IsPlain(value) && value.AsBool();
    }

    /// <summary>Whether a value is one; if not, keeps why.</summary>
    public bool IsPlain(CelValue value)
    {
        Unknown = CelUnknown.Merge(Unknown, Strictness.Causes(value));
        _error ??= value.IsError ? value.AsError() : null;
        return value.IsPlain;
    }
}
