using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Scalars of an input as text.</summary>
internal static class InputText
{
    /// <summary>The text of a scalar; <paramref name="protocolDefault"/> holds for timestamps whose shape names no format.</summary>
    public static string Of(JsonNode value, Shape shape, TimestampFormat protocolDefault) => value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.ToJsonString(),
        JsonValueKind.String when shape.Kind == ShapeKind.Timestamp => Moment(value, Format(shape, protocolDefault)),
        JsonValueKind.String => value.GetValue<string>(),
        _ => throw new InputException($"A {shape.Name} was expected, not {value.ToJsonString()}."),
    };

    /// <summary>The moment that a JSON string holds.</summary>
    public static DateTimeOffset Moment(JsonNode value) =>
        DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : throw new InputException($"A timestamp like 2026-01-31T00:00:00Z was expected, not '{value}'.");

    /// <summary>The format that holds for <paramref name="shape"/>.</summary>
    public static TimestampFormat Format(Shape shape, TimestampFormat protocolDefault) =>
        shape.Timestamp == TimestampFormat.ProtocolDefault ? protocolDefault : shape.Timestamp;

    private static string Moment(JsonNode value, TimestampFormat format) => format switch
    {
        TimestampFormat.UnixSeconds => UnixSeconds(Moment(value)),
        TimestampFormat.Rfc822 => Moment(value).ToString("R", CultureInfo.InvariantCulture),
        _ => Moment(value).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>Seconds since 1970 with up to three decimals.</summary>
    public static string UnixSeconds(DateTimeOffset moment) =>
        (moment.ToUnixTimeMilliseconds() / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
}
