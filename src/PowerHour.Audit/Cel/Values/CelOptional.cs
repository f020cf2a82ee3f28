namespace PowerHour.Audit.Cel.Values;

/// <summary>An optional value.</summary>
internal sealed class CelOptional
{
    public static readonly CelOptional None = new(false, default);

    private CelOptional(bool hasValue, CelValue value) => (HasValue, Value) = (hasValue, value);

    public bool HasValue { get; }

    public CelValue Value { get; }

    public static CelOptional Of(CelValue value) => new(true, value);
}
