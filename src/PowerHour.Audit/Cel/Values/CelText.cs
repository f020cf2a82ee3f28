using System.Globalization;

namespace PowerHour.Audit.Cel.Values;

/// <summary>How <c>string()</c> writes numbers and times.</summary>
internal static class CelText
{
    public static string OfDouble(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => Exponent(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <summary>RFC 3339 in UTC, with as many digits of the fraction as needed.</summary>
    public static string OfTimestamp(CelValue value)
    {
        var whole = DateTimeOffset.FromUnixTimeSeconds(value.Bits);
        return whole.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(value.Nanos) + "Z";
    }

    /// <summary>Seconds with the fraction needed: <c>1.5s</c>.</summary>
    public static string OfDuration(CelValue value)
    {
        var nanos = Int128.Abs(value.Bits);
        var sign = value.Bits < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{(long)(nanos / 1_000_000_000)}{Fraction((int)(nanos % 1_000_000_000))}s");
    }

    private static string Fraction(int nanos) => nanos == 0
        ? ""
        : "." + nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');

    private static string Exponent(string digits) => digits.Replace("E", "e", StringComparison.Ordinal);
}
