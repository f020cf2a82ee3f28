using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The math extension: bits. A right shift fills with zeros, also of negative numbers.</summary>
internal static class BitFunctions
{
    public static IEnumerable<CelOverload> All =>
    [
        .. OnTwo("math.bitAnd", (l, r) => l & r),
        .. OnTwo("math.bitOr", (l, r) => l | r),
        .. OnTwo("math.bitXor", (l, r) => l ^ r),
        CelOverload.Global("math.bitNot", [CelType.Int], CelType.Int, (a, _) => CelValue.Int(~a[0].AsInt())),
        CelOverload.Global("math.bitNot", [CelType.Uint], CelType.Uint, (a, _) => CelValue.Uint(~a[0].AsUint())),
        .. Shift("math.bitShiftLeft", (v, n) => v << n),
        .. Shift("math.bitShiftRight", (v, n) => v >> n),
    ];

    private static IEnumerable<CelOverload> OnTwo(string name, Func<ulong, ulong, ulong> map) =>
    [
        CelOverload.Global(name, [CelType.Int, CelType.Int], CelType.Int, (a, _) => CelValue.Int(unchecked((long)map(a[0].AsUint(), a[1].AsUint())))),
        CelOverload.Global(name, [CelType.Uint, CelType.Uint], CelType.Uint, (a, _) => CelValue.Uint(map(a[0].AsUint(), a[1].AsUint()))),
    ];

    private static IEnumerable<CelOverload> Shift(string name, Func<ulong, int, ulong> map) =>
    [
        CelOverload.Global(name, [CelType.Int, CelType.Int], CelType.Int, (a, _) => Shifted(a[0], a[1].AsInt(), map)),
        CelOverload.Global(name, [CelType.Uint, CelType.Int], CelType.Uint, (a, _) => Shifted(a[0], a[1].AsInt(), map)),
    ];

    private static CelValue Shifted(CelValue value, long count, Func<ulong, int, ulong> map)
    {
        if (count < 0)
        {
            return CelValue.Error("a shift by a negative number of bits");
        }

        var bits = count > 63 ? 0 : map(value.AsUint(), (int)count);
        return value.Kind == CelKind.Int ? CelValue.Int(unchecked((long)bits)) : CelValue.Uint(bits);
    }
}
