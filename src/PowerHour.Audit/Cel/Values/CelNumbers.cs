namespace PowerHour.Audit.Cel.Values;

/// <summary>Exact order of int, uint and double values among each other.</summary>
internal static class CelNumbers
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    /// <summary>Compares two numbers by the quantity they stand for.</summary>
    /// <returns>Negative, zero, positive; <see langword="null"/> when one is not a number (NaN).</returns>
    public static int? Compare(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => left.AsInt().CompareTo(right.AsInt()),
        (CelKind.Uint, CelKind.Uint) => left.AsUint().CompareTo(right.AsUint()),
        (CelKind.Double, CelKind.Double) => Compare(left.AsDouble(), right.AsDouble()),
        (CelKind.Int, CelKind.Uint) => Compare(left.AsInt(), right.AsUint()),
        (CelKind.Uint, CelKind.Int) => -Compare(right.AsInt(), left.AsUint()),
        (CelKind.Int, CelKind.Double) => Compare(left.AsInt(), right.AsDouble()),
        (CelKind.Double, CelKind.Int) => -Compare(right.AsInt(), left.AsDouble()),
        (CelKind.Uint, CelKind.Double) => Compare(left.AsUint(), right.AsDouble()),
        _ => -Compare(right.AsUint(), left.AsDouble()),
    };

    private static int? Compare(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left < right ? -1 : left > right ? 1 : 0;

    private static int Compare(long left, ulong right) => left < 0 ? -1 : ((ulong)left).CompareTo(right);

    private static int? Compare(long left, double right)
    {
        if (double.IsNaN(right))
        {
            return null;
        }

        if (right is >= TwoTo63 or < -TwoTo63)
        {
            return right > 0 ? -1 : 1;
        }

        var whole = (long)right;
        return left != whole ? left.CompareTo(whole) : -(right - whole).CompareTo(0.0);
    }

    private static int? Compare(ulong left, double right)
    {
        if (double.IsNaN(right))
        {
            return null;
        }

        if (right is >= TwoTo64 or < 0)
        {
            return right > 0 ? -1 : 1;
        }

        var whole = (ulong)right;
        return left != whole ? left.CompareTo(whole) : -(right - whole).CompareTo(0.0);
    }
}
