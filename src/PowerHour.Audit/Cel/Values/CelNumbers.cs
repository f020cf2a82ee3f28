namespace PowerHour.Audit.Cel.Values;

/// <summary>Order of int, uint and double values among each other.</summary>
/// <remarks>Integers are compared exactly; against a double they are rounded to the nearest one first, as the conformance suite has it.</remarks>
internal static class CelNumbers
{
    /// <summary>Compares two numbers by the quantity they stand for.</summary>
    /// <returns>Negative, zero, positive; <see langword="null"/> when one is not a number (NaN).</returns>
    public static int? Compare(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => left.AsInt().CompareTo(right.AsInt()),
        (CelKind.Uint, CelKind.Uint) => left.AsUint().CompareTo(right.AsUint()),
        (CelKind.Int, CelKind.Uint) => Compare(left.AsInt(), right.AsUint()),
        (CelKind.Uint, CelKind.Int) => -Compare(right.AsInt(), left.AsUint()),
        _ => Compare(Rounded(left), Rounded(right)),
    };

    /// <summary>The number as a double.</summary>
    public static double Rounded(CelValue number) => number.Kind switch
    {
        CelKind.Int => number.AsInt(),
        CelKind.Uint => number.AsUint(),
        _ => number.AsDouble(),
    };

    private static int? Compare(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left < right ? -1 : left > right ? 1 : 0;

    private static int Compare(long left, ulong right) => left < 0 ? -1 : ((ulong)left).CompareTo(right);
}
