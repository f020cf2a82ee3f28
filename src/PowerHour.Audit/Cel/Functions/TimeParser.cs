using System.Globalization;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Reads points in time (RFC 3339) and durations (<c>1h30m</c>, <c>-1.5s</c>).</summary>
internal static class TimeParser
{
    private const int LongestText = 100;
    private const long NanosPerSecond = 1_000_000_000;

    public static CelValue Timestamp(string text)
    {
        const int WholeLength = 19;
        if (text.Length is > WholeLength and <= LongestText
            && DateTime.TryParseExact(text.AsSpan(0, WholeLength), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var whole)
            && TryFraction(text.AsSpan(WholeLength), out var nanos, out var rest)
            && TryOffset(rest, out var offset))
        {
            var seconds = ((whole.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - offset;
            return TimeArithmetic.Timestamp(((Int128)seconds * NanosPerSecond) + nanos);
        }

        return CelValue.Error($"{CelValue.String(text)} is not a timestamp such as '2024-01-31T12:00:00Z'");
    }

    public static CelValue Duration(string text)
    {
        var isNegative = text.StartsWith('-');
        var rest = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        Int128 total = 0;
        var isValid = rest.Length is > 0 and <= LongestText;
        rest = rest is "0" ? [] : rest;
        while (isValid && rest.Length > 0)
        {
            isValid = TryPart(ref rest, out var nanos);
            total += nanos;
        }

        return isValid
            ? TimeArithmetic.Duration(isNegative ? -total : total)
            : CelValue.Error($"{CelValue.String(text)} is not a duration such as '1h30m' or '2.5s'; a day is '24h'");
    }

    /// <summary>Reads <c>+02:00</c>, <c>-02:30</c>, <c>02:00</c> as seconds.</summary>
    public static bool TryHoursMinutes(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        var sign = text.StartsWith("-") ? -1 : 1;
        text = text.StartsWith("-") || text.StartsWith("+") ? text[1..] : text;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = sign * ((hours * 3600) + (minutes * 60));
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        return text is "Z" or "z" || (text.Length == 6 && text[0] is '+' or '-' && TryHoursMinutes(text, out seconds));
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out int nanos, out ReadOnlySpan<char> rest)
    {
        nanos = 0;
        rest = text;
        if (!text.StartsWith("."))
        {
            return true;
        }

        var digits = 1;
        for (; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
        {
            nanos = digits <= 9 ? (nanos * 10) + (text[digits] - '0') : nanos;
        }

        for (var i = digits; i <= 9; i++)
        {
            nanos *= 10;
        }

        rest = text[digits..];
        return digits > 1;
    }

    private static bool TryPart(ref ReadOnlySpan<char> rest, out Int128 nanos)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        var whole = length < 0 ? rest : rest[..length];
        rest = rest[whole.Length..];
        nanos = 0;
        if (!TryFraction(rest, out var fraction, out rest) || whole.Length > 19)
        {
            return false;
        }

        var unit = TakeUnit(ref rest);
        var isNumber = long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (whole.IsEmpty && fraction > 0);
        nanos = ((Int128)number * unit) + ((Int128)fraction * unit / NanosPerSecond);
        return isNumber && unit > 0;
    }

    private static long TakeUnit(ref ReadOnlySpan<char> rest)
    {
        var (unit, length) = rest switch
        {
            ['n', 's', ..] => (1L, 2),
            ['u' or 'µ' or 'μ', 's', ..] => (1_000L, 2),
            ['m', 's', ..] => (1_000_000L, 2),
            ['s', ..] => (NanosPerSecond, 1),
            ['m', ..] => (60 * NanosPerSecond, 1),
            ['h', ..] => (3600 * NanosPerSecond, 1),
            _ => (0L, 0),
        };
        rest = rest[length..];
        return unit;
    }
}
