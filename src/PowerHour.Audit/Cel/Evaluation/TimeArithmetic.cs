using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Arithmetic on points and spans of time.</summary>
internal static class TimeArithmetic
{
    private const long NanosPerSecond = 1_000_000_000;

    /// <summary>Seconds of 0001-01-01T00:00:00Z, the earliest timestamp.</summary>
    private const long FirstSecond = -62_135_596_800;

    /// <summary>Seconds of 9999-12-31T23:59:59Z, the last whole one.</summary>
    private const long LastSecond = 253_402_300_799;

    public static CelValue? Apply(TokenKind symbol, CelValue left, CelValue right) => (symbol, left.Kind, right.Kind) switch
    {
        (TokenKind.Plus, CelKind.Duration, CelKind.Duration) => Duration((Int128)left.Bits + right.Bits),
        (TokenKind.Minus, CelKind.Duration, CelKind.Duration) => Duration((Int128)left.Bits - right.Bits),
        (TokenKind.Minus, CelKind.Timestamp, CelKind.Timestamp) => Duration(Nanos(left) - Nanos(right)),
        (TokenKind.Plus, CelKind.Timestamp, CelKind.Duration) => Timestamp(Nanos(left) + right.Bits),
        (TokenKind.Plus, CelKind.Duration, CelKind.Timestamp) => Timestamp(Nanos(right) + left.Bits),
        (TokenKind.Minus, CelKind.Timestamp, CelKind.Duration) => Timestamp(Nanos(left) - right.Bits),
        _ => null,
    };

    /// <summary>Makes a duration of nanoseconds, or an error when it is longer than about 292 years.</summary>
    public static CelValue Duration(Int128 nanos) => nanos >= long.MinValue && nanos <= long.MaxValue
        ? CelValue.DurationNanos((long)nanos)
        : CelValue.Error("the duration is longer than 292 years");

    /// <summary>Makes a timestamp of nanoseconds since 1970, or an error outside the years 1 to 9999.</summary>
    public static CelValue Timestamp(Int128 nanos)
    {
        var seconds = nanos / NanosPerSecond;
        var rest = nanos % NanosPerSecond;
        (seconds, rest) = rest < 0 ? (seconds - 1, rest + NanosPerSecond) : (seconds, rest);
        return seconds >= FirstSecond && seconds <= LastSecond
            ? CelValue.Timestamp((long)seconds, (int)rest)
            : CelValue.Error("the timestamp is outside the years 1 to 9999");
    }

    private static Int128 Nanos(CelValue timestamp) => ((Int128)timestamp.Bits * NanosPerSecond) + timestamp.Nanos;
}
