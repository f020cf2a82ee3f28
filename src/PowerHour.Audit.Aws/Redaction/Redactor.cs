using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Redaction;

/// <summary>Makes a resource safe to keep: looks for credentials, keeps where they were seen, and drops their values.</summary>
/// <remarks>Runs on what an answer brought, before anything is written or logged. The places that services mean for settings lose their
/// values whether or not they look like secrets, but for those that only say where something is (<see cref="PlainReference"/>); everywhere else only texts that certainly are credentials go.</remarks>
internal sealed class Redactor
{
    /// <summary>What stands where a value was dropped.</summary>
    public const string Redacted = "(redacted)";

    private static readonly (string Name, string Value)[] PairMembers =
        [("Key", "Value"), ("key", "value"), ("TagKey", "TagValue"), ("Name", "Value"), ("name", "value"), ("ParameterName", "ParameterValue"), ("ParameterKey", "ParameterValue")];

    private readonly List<SecretSighting> _sightings = [];

    /// <summary>Makes properties safe, in place.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="steps">The places that may hold secrets.</param>
    /// <returns>Where credentials were seen.</returns>
    public static IReadOnlyList<SecretSighting> Apply(JsonObject properties, IEnumerable<RedactionStep> steps)
    {
        var redactor = new Redactor();
        foreach (var step in steps)
        {
            redactor.Visit(properties, step);
        }

        redactor.SweepPairs(properties, "");
        redactor.Sweep(properties, "");
        return [.. redactor._sightings.Distinct().OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Detector, StringComparer.Ordinal)];
    }

    private void Visit(JsonObject properties, RedactionStep step)
    {
        foreach (var place in JsonPlaces.Of(properties, step.Path))
        {
            place.Replace(step.Kind switch
            {
                RedactionKind.Map => Map(place.Value, place.Path),
                RedactionKind.Script => Script(place.Value, place.Path),
                RedactionKind.Json => Json(place.Value, place.Path),
                RedactionKind.Arguments => Arguments(place.Value, place.Path),
                _ => Url(place.Value, place.Path),
            });
        }
    }

    private JsonNode? Map(JsonNode? value, string path)
    {
        if (value is not JsonObject map)
        {
            return value is null ? null : Drop(value, path, "");
        }

        foreach (var key in map.Select(p => p.Key).ToArray())
        {
            map[key] = map[key] is JsonObject nested ? Map(nested, $"{path}.{key}") : Setting(map[key], $"{path}.{key}", key);
        }

        return map;
    }

    private string Setting(JsonNode? value, string path, string key)
    {
        var text = TextOf(value);
        return !Look(path, key, text) && PlainReference.Is(key, text) ? text : Redacted;
    }

    private string Drop(JsonNode? value, string path, string key)
    {
        Look(path, key, TextOf(value));
        return Redacted;
    }

    private string Script(JsonNode? value, string path)
    {
        var script = Decode(TextOf(value));
        if (SecretDetectors.FindCertain(script) is { } certain)
        {
            _sightings.Add(new SecretSighting(path, "", certain));
        }

        foreach (var (key, text) in SecretDetectors.Assignments(script))
        {
            Look(path, key, text);
        }

        return $"(redacted script, {Encoding.UTF8.GetByteCount(script)} bytes)";
    }

    private JsonNode? Json(JsonNode? value, string path)
    {
        try
        {
            var parsed = value is JsonValue text ? JsonNode.Parse(TextOf(text), documentOptions: new JsonDocumentOptions { MaxDepth = 128 }) : value?.DeepClone();
            return Deep(parsed, path, "");
        }
        catch (JsonException)
        {
            return Script(value, path);
        }
    }

    private JsonNode? Deep(JsonNode? node, string path, string key)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var name in map.Select(p => p.Key).ToArray())
                {
                    map[name] = Deep(map[name], $"{path}.{name}", name)?.DeepClone();
                }

                return map;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    list[i] = Deep(list[i], $"{path}[{i}]", key)?.DeepClone();
                }

                return list;
            default: return Look(path, key, TextOf(node)) ? Redacted : node;
        }
    }

    private JsonNode? Arguments(JsonNode? value, string path)
    {
        if (value is not JsonArray list)
        {
            return value is null ? null : Drop(value, path, "");
        }

        var previous = "";
        for (var i = 0; i < list.Count; i++)
        {
            var text = TextOf(list[i]);
            var parts = text.Split('=', 2);
            var (key, argument) = parts.Length == 2 ? (parts[0].TrimStart('-'), parts[1]) : (previous.TrimStart('-'), text);
            var seen = Look($"{path}[{i}]", key, argument) || Look($"{path}[{i}]", "", text);
            list[i] = seen ? parts.Length == 2 ? $"{parts[0]}={Redacted}" : Redacted : text;
            previous = text.StartsWith('-') ? text : "";
        }

        return list;
    }

    private string Url(JsonNode? value, string path)
    {
        var text = TextOf(value);
        if (!Look(path, "", text))
        {
            return text;
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var at = text.LastIndexOf('@');
        return scheme > 0 && at > scheme ? $"{text[..(scheme + 3)]}{Redacted}{text[at..]}" : Redacted;
    }

    /// <summary>Looks at every text of the resource, so that a credential in a place we did not foresee goes too.</summary>
    private void Sweep(JsonNode? node, string path)
    {
        foreach (var place in JsonPlaces.Texts(node, path))
        {
            if (SecretDetectors.FindCertain(TextOf(place.Value)) is { } detector)
            {
                _sightings.Add(new SecretSighting(place.Path, "", detector));
                place.Replace(Redacted);
            }
        }
    }

    /// <summary>Looks at every pair of a name and a value, as tags are.</summary>
    private void SweepPairs(JsonNode? node, string path)
    {
        foreach (var pair in JsonPlaces.Objects(node, path))
        {
            foreach (var (name, value) in PairMembers.Where(m => pair.Map.ContainsKey(m.Name) && pair.Map[m.Value] is JsonValue))
            {
                if (TextOf(pair.Map[value]) is var text && text != Redacted && Look($"{pair.Path}.{value}", TextOf(pair.Map[name]), text))
                {
                    pair.Map[value] = Redacted;
                }
            }
        }
    }

    private bool Look(string path, string key, string value)
    {
        if (SecretDetectors.Find(key, value) is not { } detector)
        {
            return false;
        }

        _sightings.Add(new SecretSighting(path, key, detector));
        return true;
    }

    private static string TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString() ?? "";

    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)) : text;
    }
}
