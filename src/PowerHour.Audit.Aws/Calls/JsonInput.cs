using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Writes an input as a JSON body: wire names, Unix timestamps, no nulls.</summary>
/// <remarks>Members that the model does not know are kept: a newer service may know them.</remarks>
internal static class JsonInput
{
    /// <summary>The body; <c>{}</c> when nothing is set.</summary>
    public static byte[] Write(JsonObject input, Shape? shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Structure(writer, input, shape);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Structure(Utf8JsonWriter writer, JsonObject value, Shape? shape)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            var member = shape?.Find(name);
            if (item is not null && member is not { Location: not MemberLocation.Body })
            {
                writer.WritePropertyName(member?.WireName ?? name);
                Value(writer, item, member?.Shape);
            }
        }

        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, JsonNode value, Shape? shape)
    {
        switch (value)
        {
            case JsonObject o when shape?.Kind == ShapeKind.Map:
                Map(writer, o, shape.Item!);
                break;
            case JsonObject o:
                Structure(writer, o, shape);
                break;
            case JsonArray a:
                List(writer, a, shape?.Item);
                break;
            case JsonValue when shape?.Kind == ShapeKind.Timestamp && value.GetValueKind() == JsonValueKind.String:
                Timestamp(writer, value, shape);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void Map(Utf8JsonWriter writer, JsonObject value, Shape item)
    {
        writer.WriteStartObject();
        foreach (var (key, entry) in value)
        {
            if (entry is not null)
            {
                writer.WritePropertyName(key);
                Value(writer, entry, item);
            }
        }

        writer.WriteEndObject();
    }

    private static void List(Utf8JsonWriter writer, JsonArray value, Shape? item)
    {
        writer.WriteStartArray();
        foreach (var entry in value)
        {
            if (entry is not null)
            {
                Value(writer, entry, item);
            }
        }

        writer.WriteEndArray();
    }

    private static void Timestamp(Utf8JsonWriter writer, JsonNode value, Shape shape)
    {
        if (InputText.Format(shape, TimestampFormat.UnixSeconds) == TimestampFormat.UnixSeconds)
        {
            writer.WriteRawValue(InputText.UnixSeconds(InputText.Moment(value)));
        }
        else
        {
            writer.WriteStringValue(InputText.Of(value, shape, TimestampFormat.UnixSeconds));
        }
    }
}
