using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Parts of points and spans of time.</summary>
internal static class TimeFunctions
{
    private const long NanosPerSecond = 1_000_000_000;

    public static IEnumerable<CelOverload> All =>
    [
        .. OfTimestamp("getFullYear", (t, _) => t.Year),
        .. OfTimestamp("getMonth", (t, _) => t.Month - 1),
        .. OfTimestamp("getDate", (t, _) => t.Day),
        .. OfTimestamp("getDayOfMonth", (t, _) => t.Day - 1),
        .. OfTimestamp("getDayOfWeek", (t, _) => (long)t.DayOfWeek),
        .. OfTimestamp("getDayOfYear", (t, _) => t.DayOfYear - 1),
        .. OfTimestamp("getHours", (t, _) => t.Hour),
        .. OfTimestamp("getMinutes", (t, _) => t.Minute),
        .. OfTimestamp("getSeconds", (t, _) => t.Second),
        .. OfTimestamp("getMilliseconds", (_, nanos) => nanos / 1_000_000),
        OfDuration("getHours", n => n / (3600 * NanosPerSecond)),
        OfDuration("getMinutes", n => n / (60 * NanosPerSecond)),
        OfDuration("getSeconds", n => n / NanosPerSecond),
        OfDuration("getMilliseconds", n => n % NanosPerSecond / 1_000_000),
    ];

    private static CelOverload OfDuration(string name, Func<long, long> part) =>
        CelOverload.Member(name, [CelType.Duration], CelType.Int, (a, _) => CelValue.Int(part(a[0].Bits)));

    private static IEnumerable<CelOverload> OfTimestamp(string name, Func<DateTime, int, long> part) =>
    [
        CelOverload.Member(name, [CelType.Timestamp], CelType.Int, (a, _) => Part(a[0], 0, part)),
        CelOverload.Member(name, [CelType.Timestamp, CelType.String], CelType.Int, (a, c) => InZone(a[0], a[1].AsString(), part, c)),
    ];

    private static CelValue InZone(CelValue timestamp, string zone, Func<DateTime, int, long> part, CelContext context)
    {
        context.Charge(20);
        if (TimeParser.TryHoursMinutes(zone, out var offset))
        {
            return Part(timestamp, offset, part);
        }

        return zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? Part(timestamp, (long)found.GetUtcOffset(timestamp.AsTimestamp()).TotalSeconds, part)
            : CelValue.Error($"{CelValue.String(zone)} is not a time zone such as 'Europe/Paris' or '+02:00'");
    }

    private static CelValue Part(CelValue timestamp, long offset, Func<DateTime, int, long> part)
    {
        var ticks = DateTime.UnixEpoch.Ticks + ((timestamp.Bits + offset) * TimeSpan.TicksPerSecond);
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? CelValue.Int(part(new DateTime(ticks, DateTimeKind.Unspecified), timestamp.Nanos))
            : CelValue.Error("the local time is outside the years 1 to 9999");
    }
}
