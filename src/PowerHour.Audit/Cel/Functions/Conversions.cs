using System.Globalization;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Conversions to numbers, truth values, types; <c>dyn</c>.</summary>
internal static class Conversions
{
    private static readonly CelType A = CelType.Parameter("A");

    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("dyn", [A], CelType.Dyn, Same),
        CelOverload.Global("type", [A], CelType.Type(A), (a, _) => CelValue.Type(RuntimeTypes.Of(a[0]))),
        CelOverload.Global("int", [CelType.Int], CelType.Int, Same),
        CelOverload.Global("int", [CelType.Uint], CelType.Int, (a, _) => a[0].AsUint() <= long.MaxValue ? CelValue.Int((long)a[0].AsUint()) : Range("int", a[0])),
        CelOverload.Global("int", [CelType.Double], CelType.Int, (a, _) => IntOf(a[0])),
        CelOverload.Global("int", [CelType.String], CelType.Int, (a, _) => ParseInt(a[0])),
        CelOverload.Global("int", [CelType.Timestamp], CelType.Int, (a, _) => CelValue.Int(a[0].Bits)),
        CelOverload.Global("uint", [CelType.Uint], CelType.Uint, Same),
        CelOverload.Global("uint", [CelType.Int], CelType.Uint, (a, _) => a[0].AsInt() >= 0 ? CelValue.Uint((ulong)a[0].AsInt()) : Range("uint", a[0])),
        CelOverload.Global("uint", [CelType.Double], CelType.Uint, (a, _) => UintOf(a[0])),
        CelOverload.Global("uint", [CelType.String], CelType.Uint, (a, _) => ParseUint(a[0])),
        CelOverload.Global("double", [CelType.Double], CelType.Double, Same),
        CelOverload.Global("double", [CelType.Int], CelType.Double, (a, _) => CelValue.Double(a[0].AsInt())),
        CelOverload.Global("double", [CelType.Uint], CelType.Double, (a, _) => CelValue.Double(a[0].AsUint())),
        CelOverload.Global("double", [CelType.String], CelType.Double, (a, _) => ParseDouble(a[0])),
        CelOverload.Global("bool", [CelType.Bool], CelType.Bool, Same),
        CelOverload.Global("bool", [CelType.String], CelType.Bool, (a, _) => ParseBool(a[0])),
    ];

    public static CelValue Same(ReadOnlySpan<CelValue> arguments, CelContext context) => arguments[0];

    private static CelValue Range(string type, CelValue value) => CelValue.Error($"{value} does not fit into {type}");

    // The limits themselves are left out: as doubles they stand for numbers that may be outside.
    private static CelValue IntOf(CelValue value) => value.AsDouble() is > -9223372036854775808.0 and < 9223372036854775808.0
        ? CelValue.Int((long)value.AsDouble())
        : Range("int", value);

    private static CelValue UintOf(CelValue value) => value.AsDouble() is >= 0 and < 18446744073709551616.0
        ? CelValue.Uint((ulong)value.AsDouble())
        : Range("uint", value);

    private static CelValue ParseInt(CelValue text) =>
        long.TryParse(text.AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? CelValue.Int(number)
            : CelValue.Error($"{text} is not an int");

    private static CelValue ParseUint(CelValue text) =>
        ulong.TryParse(text.AsString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? CelValue.Uint(number)
            : CelValue.Error($"{text} is not a uint");

    private static CelValue ParseDouble(CelValue text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text.AsString(), Style, CultureInfo.InvariantCulture, out var number)
            ? CelValue.Double(number)
            : CelValue.Error($"{text} is not a double");
    }

    private static CelValue ParseBool(CelValue text) => text.AsString() switch
    {
        "1" or "t" or "true" or "TRUE" or "True" => CelValue.True,
        "0" or "f" or "false" or "FALSE" or "False" => CelValue.False,
        _ => CelValue.Error($"{text} is not a bool"),
    };
}
