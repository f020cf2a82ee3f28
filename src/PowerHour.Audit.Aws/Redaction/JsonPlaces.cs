using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Aws.Redaction;

/// <summary>Finds places in a JSON tree, to read and to replace.</summary>
internal static class JsonPlaces
{
    /// <summary>Every place that a path leads to.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="path">The path.</param>
    /// <returns>The places, gathered before any is replaced.</returns>
    public static IReadOnlyList<JsonPlace> Of(JsonObject root, JsonPath path)
    {
        IEnumerable<JsonPlace> places = [new JsonPlace("", root, _ => { })];
        foreach (var step in path.Steps)
        {
            places = [.. places.SelectMany(p => Step(p, step))];
        }

        return [.. places];
    }

    /// <summary>Every text in a tree.</summary>
    /// <param name="node">Where to begin.</param>
    /// <param name="path">Its path.</param>
    /// <returns>The places, gathered before any is replaced.</returns>
    public static IReadOnlyList<JsonPlace> Texts(JsonNode? node, string path)
    {
        var found = new List<JsonPlace>();
        Gather(new JsonPlace(path, node, _ => { }), found);
        return found;
    }

    /// <summary>Every object in a tree.</summary>
    /// <param name="node">Where to begin.</param>
    /// <param name="path">Its path.</param>
    /// <returns>Path and object.</returns>
    public static IEnumerable<(string Path, JsonObject Map)> Objects(JsonNode? node, string path)
    {
        var place = new JsonPlace(path, node, _ => { });
        var below = Step(place, "[]").Concat(Step(place, "{}")).Where(p => p.Value is JsonObject or JsonArray).SelectMany(p => Objects(p.Value, p.Path));
        return node is JsonObject map ? below.Prepend((path, map)) : below;
    }

    private static void Gather(JsonPlace place, List<JsonPlace> found)
    {
        if (place.Value is JsonValue value)
        {
            if (value.GetValueKind() == JsonValueKind.String)
            {
                found.Add(place);
            }

            return;
        }

        foreach (var child in Step(place, "[]").Concat(Step(place, "{}")))
        {
            Gather(child, found);
        }
    }

    private static IEnumerable<JsonPlace> Step(JsonPlace place, string step) => (step, place.Value) switch
    {
        ("[]", JsonArray list) => Enumerable.Range(0, list.Count).Select(i => new JsonPlace($"{place.Path}[{i}]", list[i], v => list[i] = v)),
        ("{}", JsonObject map) => map.Select(p => p.Key).ToArray().Select(k => Member(place, map, k)),
        ("[]" or "{}", _) => [],
        (_, JsonObject map) when map.ContainsKey(step) && map[step] is not null => [Member(place, map, step)],
        _ => [],
    };

    private static JsonPlace Member(JsonPlace place, JsonObject map, string key) =>
        new(place.Path.Length == 0 ? key : $"{place.Path}.{key}", map[key], v => map[key] = v);
}
