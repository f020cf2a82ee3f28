using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The order of values.</summary>
internal static class Ordering
{
    public static bool IsOrdered(CelValue left, CelValue right) =>
        (left.IsNumber && right.IsNumber)
        || (left.Kind == right.Kind && left.Kind is CelKind.Bool or CelKind.String or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration);

    /// <summary>Compares two ordered values; <see langword="null"/> when one is not a number.</summary>
    public static int? Compare(CelValue left, CelValue right) => left.Kind switch
    {
        CelKind.String => CodePoints(left.AsString(), right.AsString()),
        CelKind.Bytes => left.AsBytes().AsSpan().SequenceCompareTo(right.AsBytes()),
        CelKind.Bool or CelKind.Duration => left.Bits.CompareTo(right.Bits),
        CelKind.Timestamp => left.Bits != right.Bits ? left.Bits.CompareTo(right.Bits) : left.Nanos.CompareTo(right.Nanos),
        _ => CelNumbers.Compare(left, right),
    };

    // Code points beyond the basic plane are surrogates in UTF-16, which would sort before U+E000.
    private static int CodePoints(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (l, r) = (left[common], right[common]);
        return char.IsSurrogate(l) != char.IsSurrogate(r) ? (char.IsSurrogate(l) ? 1 : -1) : l.CompareTo(r);
    }
}
