using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>The fields of a resource line while it is read.</summary>
/// <param name="pool">Texts that recur.</param>
internal sealed class ResourceFields(Dictionary<string, string> pool)
{
    private const int LongestPooled = 256;

    private string? _arn;
    private string? _id;
    private string? _name;
    private string? _region;
    private string? _account;
    private ReadOnlyMemory<byte> _calls;
    private IReadOnlyList<UnreadPart> _unread = [];
    private IReadOnlyList<SecretSighting> _secrets = [];
    private ReadOnlyMemory<byte> _data = "{}"u8.ToArray();

    /// <summary>Reads one item of a list; the reader stands on its opening brace.</summary>
    private delegate T ItemReader<T>(ref Utf8JsonReader reader);

    /// <summary>Reads one property; the reader stands on its name.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="line">The line.</param>
    public void Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        var name = Pool(ref reader);
        reader.Read();
        switch (name)
        {
            case "arn": _arn = reader.GetString(); break;
            case "id": _id = reader.GetString(); break;
            case "name": _name = reader.GetString(); break;
            case "region": _region = Pool(ref reader); break;
            case "account": _account = Pool(ref reader); break;
            case "calls":
                var calls = (int)reader.TokenStartIndex;
                CallList.Check(ref reader);
                _calls = line[calls..(int)reader.BytesConsumed];
                break;
            case "unread": _unread = List(ref reader, ReadUnread); break;
            case "secrets": _secrets = List(ref reader, ReadSecret); break;
            case "data":
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                _data = line[start..(int)reader.BytesConsumed];
                break;
            default: reader.Skip(); break;
        }
    }

    /// <summary>Makes the resource of the fields read.</summary>
    /// <param name="type">Its type.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="JsonException">A field is missing.</exception>
    public Resource ToResource(ResourceType type)
    {
        var id = Required(_id, "id");
        return new()
        {
            Type = type,
            Arn = Required(_arn, "arn"),
            Id = id,
            Name = Required(_name, "name") == id ? id : _name!,
            Region = Required(_region, "region"),
            AccountId = Required(_account, "account"),
            Data = _data,
            CallData = _calls,
            Unread = _unread,
            Secrets = _secrets,
        };
    }

    private static List<T> List<T>(ref Utf8JsonReader reader, ItemReader<T> read)
    {
        var items = new List<T>(1);
        RequireToken(reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            RequireToken(reader.TokenType == JsonTokenType.StartObject);
            items.Add(read(ref reader));
        }

        return items;
    }

    private UnreadPart ReadUnread(ref Utf8JsonReader reader)
    {
        var (path, gap) = ("", "");
        while (NextMember(ref reader) is { } member)
        {
            switch (member)
            {
                case "path": path = Pool(ref reader); break;
                case "gap": gap = Pool(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new UnreadPart(path, gap);
    }

    private SecretSighting ReadSecret(ref Utf8JsonReader reader)
    {
        var (path, key, detector) = ("", "", "");
        while (NextMember(ref reader) is { } member)
        {
            switch (member)
            {
                case "path": path = reader.GetString() ?? ""; break;
                case "key": key = reader.GetString() ?? ""; break;
                case "detector": detector = Pool(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new SecretSighting(path, key, detector);
    }

    /// <summary>Goes to the value of the next member; null at the end of the object.</summary>
    private string? NextMember(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = Pool(ref reader);
        reader.Read();
        return name;
    }

    /// <summary>The text at hand, the same string for the same text; empty for null.</summary>
    private string Pool(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || reader.HasValueSequence || reader.ValueSpan.Length > LongestPooled)
        {
            return reader.GetString() ?? "";
        }

        Span<char> text = stackalloc char[LongestPooled];
        text = text[..reader.CopyString(text)];
        var known = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var found))
        {
            found = text.ToString();
            pool[found] = found;
        }

        return found;
    }

    private static void RequireToken(bool isRight)
    {
        if (!isRight)
        {
            throw new JsonException("a resource has a list that is none");
        }
    }

    private static string Required(string? text, string name) => text ?? throw new JsonException($"a resource has no `{name}`");
}
