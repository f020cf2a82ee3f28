namespace PowerHour.Audit.Cel.Values;

/// <summary>Compares map keys: equal numbers of different types are one key.</summary>
internal sealed class CelKeyComparer : IEqualityComparer<CelValue>
{
    public static readonly CelKeyComparer Instance = new();

    public bool Equals(CelValue x, CelValue y) => (x.Kind, y.Kind) switch
    {
        (CelKind.String, CelKind.String) => string.Equals(x.AsString(), y.AsString(), StringComparison.Ordinal),
        (CelKind.Bool, CelKind.Bool) => x.AsBool() == y.AsBool(),
        _ => x.IsNumber && y.IsNumber && CelNumbers.Compare(x, y) == 0,
    };

    public int GetHashCode(CelValue obj) => obj.Kind switch
    {
        CelKind.String => string.GetHashCode(obj.AsString(), StringComparison.Ordinal),
        CelKind.Bool => obj.AsBool() ? 1 : 2,
        CelKind.Int => obj.AsInt().GetHashCode(),
        CelKind.Uint => HashOf(obj.AsUint()),
        CelKind.Double => HashOf(obj.AsDouble()),
        _ => 0,
    };

    private static int HashOf(ulong value) => value <= long.MaxValue ? ((long)value).GetHashCode() : value.GetHashCode();

    private static int HashOf(double value) => value switch
    {
        >= -9223372036854775808.0 and < 9223372036854775808.0 => ((long)value).GetHashCode(),
        >= 0 and < 18446744073709551616.0 => ((ulong)value).GetHashCode(),
        _ => 0,
    };
}
