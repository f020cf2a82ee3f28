using System.Globalization;
using System.Text.Json;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Timestamps of answers: whatever the wire format, our JSON holds ISO 8601 in UTC.</summary>
internal static class Timestamps
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    // Seconds, then microseconds when there are any: the precision that the AWS CLI prints.
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>Writes the moment that <paramref name="text"/> holds: Unix seconds, ISO 8601 or RFC 822. Other text is written as it is.</summary>
    public static void Write(Utf8JsonWriter writer, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            Write(writer, seconds);
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            writer.WriteStringValue(moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    /// <summary>Writes Unix seconds as a moment; numbers outside the calendar are written as they are.</summary>
    public static void Write(Utf8JsonWriter writer, double seconds)
    {
        if (seconds is >= -62_135_596_800 and < 253_402_300_800)
        {
            var ticks = (long)Math.Round(seconds * 1_000_000) * TicksPerMicrosecond;
            writer.WriteStringValue(DateTime.UnixEpoch.AddTicks(ticks).ToString(Format, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumberValue(seconds);
        }
    }
}
