using System.Globalization;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>Reads the digits of a number.</summary>
internal static class NumberLiteral
{
    /// <summary>Gives the value, or <see langword="null"/> when it does not fit.</summary>
    public static CelValue? Read(TokenKind kind, string sign, string digits) => kind switch
    {
        TokenKind.Double => CelValue.Double(double.Parse(sign + digits, NumberStyles.Float, CultureInfo.InvariantCulture)),
        TokenKind.Uint => Magnitude(digits) is { } magnitude ? CelValue.Uint(magnitude) : null,
        _ => Signed(sign.Length > 0, Magnitude(digits)),
    };

    private static CelValue? Signed(bool isNegative, ulong? magnitude) => magnitude switch
    {
        null => null,
        <= long.MaxValue => CelValue.Int(isNegative ? -(long)magnitude.Value : (long)magnitude.Value),
        0x8000_0000_0000_0000 when isNegative => CelValue.Int(long.MinValue),
        _ => null,
    };

    private static ulong? Magnitude(string digits)
    {
        var isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return ulong.TryParse(isHex ? digits.AsSpan(2) : digits, style, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
