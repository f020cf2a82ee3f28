using System.Globalization;
using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>A resource as one line of JSON: the form of the snapshot's entries.</summary>
internal static class ResourceLine
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a resource without the line end.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Resource resource, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Compact);
        json.WriteStartObject();
        json.WriteString("arn", resource.Arn);
        json.WriteString("id", resource.Id);
        json.WriteString("name", resource.Name);
        json.WriteString("region", resource.Region);
        json.WriteString("account", resource.AccountId);
        WriteList(json, "calls", resource.Calls, WriteCall);
        WriteList(json, "unread", resource.Unread, (j, u) =>
        {
            j.WriteString("path", u.Path);
            j.WriteString("gap", u.GapId);
        });
        WriteList(json, "secrets", resource.Secrets, WriteSecret);
        json.WritePropertyName("data");
        json.WriteRawValue(resource.Data.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>Reads a line.</summary>
    /// <param name="type">The type of the entry.</param>
    /// <param name="line">The line; the resource keeps a part of it.</param>
    /// <param name="texts">Texts that recur, such as call names, kept once.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="JsonException">The line is not of the form that <see cref="Write"/> writes.</exception>
    public static Resource Read(ResourceType type, ReadOnlyMemory<byte> line, Dictionary<string, string> texts)
    {
        var reader = new Utf8JsonReader(line.Span);
        reader.Read();
        var fields = new ResourceFields(texts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            fields.Read(ref reader, line);
        }

        return fields.ToResource(type);
    }

    /// <summary>The time in the form of the file: UTC, whole seconds.</summary>
    /// <param name="at">The time.</param>
    /// <returns>The text.</returns>
    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteCall(Utf8JsonWriter json, CallRecord call)
    {
        json.WriteString("call", call.Operation);
        json.WriteString("into", call.Into);
        json.WriteString("at", Time(call.At));
        json.WriteString("request", call.RequestId);
    }

    private static void WriteSecret(Utf8JsonWriter json, SecretSighting secret)
    {
        json.WriteString("path", secret.Path);
        json.WriteString("key", secret.Key);
        json.WriteString("detector", secret.Detector);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
