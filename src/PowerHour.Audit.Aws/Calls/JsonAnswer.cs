using System.Text.Json;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Translates a JSON body of the wire into our JSON in one pass over the bytes: member names, timestamps, no nulls.</summary>
/// <remarks>Members that the model does not know are kept, and a value of another type than modelled is copied as it is.</remarks>
internal static class JsonAnswer
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>Writes the members of <paramref name="body"/>; the caller has opened the object and closes it.</summary>
    /// <exception cref="JsonException">The body is not a JSON object.</exception>
    public static void WriteMembers(Utf8JsonWriter writer, ReadOnlySpan<byte> body, Shape shape)
    {
        var reader = new Utf8JsonReader(body, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A JSON object was expected.");
        }

        var names = WireNames.Of(shape);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Property(ref reader, writer, names);
        }

        if (reader.Read())
        {
            throw new JsonException("Data after the JSON object.");
        }
    }

    /// <summary>Writes one whole body as the value of a payload member.</summary>
    public static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> body, Shape shape)
    {
        var reader = new Utf8JsonReader(body, Options);
        reader.Read();
        Value(ref reader, writer, shape);
    }

    private static void Value(ref Utf8JsonReader reader, Utf8JsonWriter writer, Shape? shape)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Object(ref reader, writer, shape);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader, writer, shape?.Kind == ShapeKind.List ? shape.Item : null);
                break;
            case JsonTokenType.Number when shape?.Kind == ShapeKind.Timestamp:
                Timestamps.Write(writer, reader.GetDouble());
                break;
            case JsonTokenType.Number:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
            case JsonTokenType.String when shape?.Kind == ShapeKind.Timestamp:
                Timestamps.Write(writer, reader.GetString()!);
                break;
            case JsonTokenType.String:
                CopyString(ref reader, writer);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBooleanValue(reader.GetBoolean());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void Object(ref Utf8JsonReader reader, Utf8JsonWriter writer, Shape? shape)
    {
        var names = shape?.Kind == ShapeKind.Structure ? WireNames.Of(shape) : null;
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (names is not null)
            {
                Property(ref reader, writer, names);
            }
            else
            {
                writer.WritePropertyName(reader.GetString()!);
                reader.Read();
                Value(ref reader, writer, shape?.Kind == ShapeKind.Map ? shape.Item : null);
            }
        }

        writer.WriteEndObject();
    }

    private static void Property(ref Utf8JsonReader reader, Utf8JsonWriter writer, WireNames names)
    {
        var member = names.Find(ref reader);
        var unknown = member is null ? reader.GetString() : null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (member is null)
        {
            writer.WritePropertyName(unknown!);
        }
        else
        {
            writer.WritePropertyName(member.Value.Name);
        }

        Value(ref reader, writer, member?.Shape);
    }

    private static void Array(ref Utf8JsonReader reader, Utf8JsonWriter writer, Shape? item)
    {
        writer.WriteStartArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Value(ref reader, writer, item);
        }

        writer.WriteEndArray();
    }

    private static void CopyString(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        if (reader.ValueIsEscaped)
        {
            writer.WriteStringValue(reader.GetString());
        }
        else
        {
            writer.WriteStringValue(reader.ValueSpan);
        }
    }
}
