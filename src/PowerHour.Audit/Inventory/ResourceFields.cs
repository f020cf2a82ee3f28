using System.Globalization;
using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>The fields of a resource line while it is read.</summary>
internal sealed class ResourceFields
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private IReadOnlyList<CallRecord> _calls = [];
    private IReadOnlyList<UnreadPart> _unread = [];
    private IReadOnlyList<SecretSighting> _secrets = [];
    private ReadOnlyMemory<byte> _data = "{}"u8.ToArray();

    /// <summary>Reads one property; the reader stands on its name.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="line">The line.</param>
    /// <param name="pool">Texts that recur.</param>
    public void Read(ref Utf8JsonReader reader, byte[] line, Dictionary<string, string> pool)
    {
        var name = reader.GetString()!;
        reader.Read();
        switch (name)
        {
            case "data":
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                _data = line.AsMemory(start, (int)reader.BytesConsumed - start);
                break;
            case "calls": _calls = List(ref reader, e => new CallRecord(Pool(pool, e, "call"), Pool(pool, e, "into"), Time(e.GetProperty("at").GetString()!), Text(e, "request"))); break;
            case "unread": _unread = List(ref reader, e => new UnreadPart(Pool(pool, e, "path"), Pool(pool, e, "gap"))); break;
            case "secrets": _secrets = List(ref reader, e => new SecretSighting(Text(e, "path"), Text(e, "key"), Pool(pool, e, "detector"))); break;
            case "region" or "account": _texts[name] = Pool(pool, reader.GetString()!); break;
            default: _texts[name] = reader.GetString() ?? ""; break;
        }
    }

    /// <summary>Makes the resource of the fields read.</summary>
    /// <param name="type">Its type.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="JsonException">A field is missing.</exception>
    public Resource ToResource(ResourceType type) => new()
    {
        Type = type,
        Arn = Required("arn"),
        Id = Required("id"),
        Name = Required("name"),
        Region = Required("region"),
        AccountId = Required("account"),
        Data = _data,
        Calls = _calls,
        Unread = _unread,
        Secrets = _secrets,
    };

    private static T[] List<T>(ref Utf8JsonReader reader, Func<JsonElement, T> read) =>
        [.. JsonElement.ParseValue(ref reader).EnumerateArray().Select(read)];

    private static string Text(JsonElement e, string name) => e.TryGetProperty(name, out var v) ? v.GetString() ?? "" : "";

    private static string Pool(Dictionary<string, string> pool, JsonElement e, string name) => Pool(pool, Text(e, name));

    private static string Pool(Dictionary<string, string> pool, string text)
    {
        if (!pool.TryGetValue(text, out var known))
        {
            pool[text] = known = text;
        }

        return known;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private string Required(string name) => _texts.TryGetValue(name, out var text) ? text : throw new JsonException($"a resource has no `{name}`");
}
