using System.Globalization;
using System.Numerics;
using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The numeric clauses of <c>format</c>; each gives <see langword="null"/> for values it does not take.</summary>
internal static class FormatNumber
{
    public static string? NotFinite(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => null,
    };

    public static string? Decimal(CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt().ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint().ToString(CultureInfo.InvariantCulture),
        CelKind.Double => NotFinite(value.AsDouble()),
        _ => null,
    };

    public static string? Binary(CelValue value) => value.Kind == CelKind.Bool
        ? (value.AsBool() ? "1" : "0")
        : InRadix(value, 2);

    public static string? Octal(CelValue value) => InRadix(value, 8);

    public static string? Hex(CelValue value, CelContext context)
    {
        if (value.Kind is not (CelKind.String or CelKind.Bytes))
        {
            return InRadix(value, 16);
        }

        var bytes = value.Kind == CelKind.Bytes ? value.AsBytes() : Encoding.UTF8.GetBytes(value.AsString());
        Concatenation.ChargeText(bytes.Length * 2L, context);
        return Convert.ToHexStringLower(bytes);
    }

    public static string? Fixed(CelValue value, int precision)
    {
        if (!TryDouble(value, out var number))
        {
            return null;
        }

        return NotFinite(number) ?? Exact(number, precision);
    }

    public static string? Scientific(CelValue value, int precision)
    {
        if (!TryDouble(value, out var number) || NotFinite(number) is { } text)
        {
            return TryDouble(value, out number) ? NotFinite(number) : null;
        }

        text = number.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('e', StringComparison.Ordinal) + 2;
        return text[..exponent] + text[exponent..].TrimStart('0').PadLeft(2, '0');
    }

    private static bool TryDouble(CelValue value, out double number)
    {
        number = value.Kind switch
        {
            CelKind.Double => value.AsDouble(),
            CelKind.Int => value.AsInt(),
            CelKind.Uint => value.AsUint(),
            _ => 0,
        };
        return value.IsNumber;
    }

    private static string? InRadix(CelValue value, int radix)
    {
        if (value.Kind is not (CelKind.Int or CelKind.Uint))
        {
            return null;
        }

        var isNegative = value.Kind == CelKind.Int && value.AsInt() < 0;
        var rest = isNegative ? (ulong)-(Int128)value.AsInt() : value.AsUint();
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(rest % (ulong)radix)]);
            rest /= (ulong)radix;
        }
        while (rest > 0);
        return isNegative ? "-" + digits : digits.ToString();
    }

    // The digits of the exact binary number, a tie rounded to even: 2.5 is "2", 1.2345 (just below) is "1.234".
    private static string Exact(double number, int precision)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = new BigInteger((bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 1L << 52));
        var shift = Math.Max(exponent, 1) - 1075;
        var scaled = mantissa * BigInteger.Pow(10, precision);
        scaled = shift >= 0 ? scaled << shift : RoundedShift(scaled, -shift);
        var digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        var text = precision == 0 ? digits : digits[..^precision] + "." + digits[^precision..];
        return bits < 0 ? "-" + text : text;
    }

    private static BigInteger RoundedShift(BigInteger value, int shift)
    {
        var whole = value >> shift;
        var rest = value - (whole << shift);
        var half = BigInteger.One << (shift - 1);
        return rest > half || (rest == half && !whole.IsEven) ? whole + 1 : whole;
    }
}
