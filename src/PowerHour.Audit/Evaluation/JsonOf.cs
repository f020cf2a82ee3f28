using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>Turns values of expressions back into JSON.</summary>
internal static class JsonOf
{
    /// <summary>The JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The JSON; null for what JSON can not say.</returns>
    public static JsonElement Value(CelValue value) =>
        value.Kind == CelKind.Map && value.AsMap() is JsonMapValue map ? map.Json : JsonSerializer.SerializeToElement(Node(value));

    /// <summary>The JSON of a value, as a tree.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The tree; null for what JSON can not say.</returns>
    public static JsonNode? Node(CelValue value) => value.Kind switch
    {
        CelKind.Bool => JsonValue.Create(value.AsBool()),
        CelKind.Int => JsonValue.Create(value.AsInt()),
        CelKind.Double => JsonValue.Create(value.AsDouble()),
        CelKind.String => JsonValue.Create(value.AsString()),
        CelKind.List => new JsonArray([.. Enumerable.Range(0, value.AsList().Count).Select(i => Node(value.AsList()[i]))]),
        CelKind.Map => new JsonObject(value.AsMap().Keys.Select(k => KeyValuePair.Create(k.ToString().Trim('"', '\''), value.AsMap().TryGetValue(k, out var v) ? Node(v) : null))),
        CelKind.Object => new JsonObject(value.AsObject().ObjectType.Fields.Where(f => value.AsObject().TryGetField(f, out _)).Select(f => KeyValuePair.Create(f.Name, value.AsObject().TryGetField(f, out var v) ? Node(v) : null))),
        CelKind.Timestamp or CelKind.Duration => JsonValue.Create(value.ToString()),
        _ => null,
    };
}
