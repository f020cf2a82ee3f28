using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PowerHour.Audit.Documents;

/// <summary>Writes and reads trees of JSON without a serializer, whose converters would be looked up by reflection in every run.</summary>
internal static class JsonTree
{
    /// <summary>A tree as an element, which stands by itself.</summary>
    /// <param name="node">The tree; null for the JSON <c>null</c>.</param>
    public static JsonElement ToElement(this JsonNode? node)
    {
        var reader = new Utf8JsonReader(Written(node).WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>A tree as UTF-8.</summary>
    /// <param name="node">The tree; null for the JSON <c>null</c>.</param>
    public static byte[] ToUtf8(this JsonNode? node) => Written(node).WrittenSpan.ToArray();

    private static ArrayBufferWriter<byte> Written(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        if (node is null)
        {
            json.WriteNullValue();
        }
        else
        {
            node.WriteTo(json);
        }

        json.Flush();
        return buffer;
    }
}
