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
        CelKind.Int or CelKind.Uint or CelKind.Double => CelNumbers.Rounded(obj).GetHashCode(),
        _ => 0,
    };
}
