using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation.Paths;

namespace PowerHour.Audit.Evaluation;

/// <summary>Turns values of expressions back into JSON.</summary>
internal static class JsonOf
{
    private const int MaxDepth = 40;

    private static readonly string[] PathMembers = ["Id", "Kind", "Step", "Who", "Confidence", "Length", "Ids", "Steps"];

    private static readonly string[] ActorMembers = ["Principal", "Class"];

    /// <summary>The JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The JSON; null for what JSON can not say.</returns>
    public static JsonElement Value(CelValue value) =>
        value.Kind == CelKind.Map && value.AsMap() is JsonMapValue map ? map.Json : Node(value).ToElement();

    /// <summary>The JSON of a value, as a tree. A path is told by its points, since what it holds besides refers to paths again.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The tree; null for what JSON can not say. What nests deeper than 40 levels is <c>…</c>.</returns>
    public static JsonNode? Node(CelValue value) => Node(value, MaxDepth);

    private static JsonNode? Node(CelValue value, int depth) => value.Kind switch
    {
        CelKind.Bool => JsonValue.Create(value.AsBool()),
        CelKind.Int => JsonValue.Create(value.AsInt()),
        CelKind.Double => JsonValue.Create(value.AsDouble()),
        CelKind.String => JsonValue.Create(value.AsString()),
        CelKind.List or CelKind.Map or CelKind.Object when depth == 0 => JsonValue.Create("…"),
        CelKind.List => new JsonArray([.. Enumerable.Range(0, value.AsList().Count).Select(i => Node(value.AsList()[i], depth - 1))]),
        CelKind.Map => new JsonObject(value.AsMap().Keys.Select(k => KeyValuePair.Create(k.ToString().Trim('"', '\''), value.AsMap().TryGetValue(k, out var v) ? Node(v, depth - 1) : null))),
        CelKind.Object => Members(value.AsObject(), depth - 1),
        CelKind.Timestamp or CelKind.Duration => JsonValue.Create(value.ToString()),
        _ => null,
    };

    private static JsonObject Members(CelObject value, int depth)
    {
        var shown = value switch { PathValue => PathMembers, ActorValue => ActorMembers, _ => null };
        return new JsonObject(value.ObjectType.Fields.Where(f => shown?.Contains(f.Name, StringComparer.Ordinal) != false && value.TryGetField(f, out _))
            .Select(f => KeyValuePair.Create(f.Name, value.TryGetField(f, out var v) ? Node(v, depth) : null)));
    }
}
