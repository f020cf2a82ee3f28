using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PowerHour.Audit.Reporting;

/// <summary>Short forms for writing JSON from texts that need not be valid Unicode.</summary>
internal static class JsonWriting
{
    private static readonly SearchValues<char> Surrogates = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>Writes a text member; a broken surrogate becomes U+FFFD, null becomes <c>null</c>.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(Valid(name));
        json.Text(value);
    }

    /// <summary>Writes a text value.</summary>
    public static void Text(this Utf8JsonWriter json, string? value) => json.WriteStringValue(value is null ? null : Valid(value));

    /// <summary>Writes a list of texts.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.Text(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of objects.</summary>
    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Valid(string text) =>
        text.AsSpan().IndexOfAny(Surrogates) < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
