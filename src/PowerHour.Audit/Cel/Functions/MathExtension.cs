using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The math extension: rounding, signs, special numbers.</summary>
internal static class MathExtension
{
    public static IEnumerable<CelOverload> All =>
    [
        OnDouble("math.ceil", Math.Ceiling),
        OnDouble("math.floor", Math.Floor),
        OnDouble("math.round", v => Math.Round(v, MidpointRounding.AwayFromZero)),
        OnDouble("math.trunc", Math.Truncate),
        OnDouble("math.sqrt", Math.Sqrt),
        CelOverload.Global("math.sqrt", [CelType.Int], CelType.Double, (a, _) => CelValue.Double(Math.Sqrt(a[0].AsInt()))),
        CelOverload.Global("math.sqrt", [CelType.Uint], CelType.Double, (a, _) => CelValue.Double(Math.Sqrt(a[0].AsUint()))),
        Test("math.isNaN", double.IsNaN),
        Test("math.isInf", double.IsInfinity),
        Test("math.isFinite", double.IsFinite),
        OnDouble("math.abs", Math.Abs),
        CelOverload.Global("math.abs", [CelType.Uint], CelType.Uint, Conversions.Same),
        CelOverload.Global("math.abs", [CelType.Int], CelType.Int, (a, _) => a[0].AsInt() == long.MinValue
            ? CelValue.Error("the result does not fit into 64 bits")
            : CelValue.Int(Math.Abs(a[0].AsInt()))),
        OnDouble("math.sign", v => double.IsNaN(v) ? v : Math.Sign(v)),
        CelOverload.Global("math.sign", [CelType.Int], CelType.Int, (a, _) => CelValue.Int(Math.Sign(a[0].AsInt()))),
        CelOverload.Global("math.sign", [CelType.Uint], CelType.Uint, (a, _) => CelValue.Uint(a[0].AsUint() == 0 ? 0u : 1u)),
    ];

    private static CelOverload OnDouble(string name, Func<double, double> map) =>
        CelOverload.Global(name, [CelType.Double], CelType.Double, (a, _) => CelValue.Double(map(a[0].AsDouble())));

    private static CelOverload Test(string name, Func<double, bool> test) =>
        CelOverload.Global(name, [CelType.Double], CelType.Bool, (a, _) => CelValue.Bool(test(a[0].AsDouble())));
}
