using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Evaluation;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>Compares the properties that a test gives with the types of the service models: a test of a member that AWS never answers proves nothing.</summary>
internal static class GivenProperties
{
    /// <summary>Looks at each resource of a list.</summary>
    /// <param name="list">The list; anything else is a mistake.</param>
    /// <param name="type">The type of each.</param>
    /// <returns>The mistakes.</returns>
    public static IEnumerable<GivenMistake> CheckAll(JsonNode? list, CelType type) => list is JsonArray items
        ? items.SelectMany(i => Check(i, type))
        : [new GivenMistake(type.Name, $"`others`: {type.Name} must be a list of resources", IsDoubt: false)];

    /// <summary>Looks at a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type that AWS answers.</param>
    /// <param name="path">Where the value stands, for the message.</param>
    /// <returns>The mistakes.</returns>
    public static IEnumerable<GivenMistake> Check(JsonNode? value, CelType type, string path = "") => (type.Kind, value) switch
    {
        (_, null) or (CelTypeKind.Dyn, _) => [],
        (CelTypeKind.Object, JsonObject map) => map.SelectMany(m => Member(m.Key, m.Value, type, path)),
        (CelTypeKind.List, JsonArray list) => list.SelectMany((item, i) => Check(item, type.Parameters[0], $"{path}[{i}]")),
        (CelTypeKind.Map, JsonObject map) => map.SelectMany(m => Check(m.Value, type.Parameters[1], Join(path, m.Key))),
        (_, JsonValue scalar) => Scalar(scalar, type, path),
        _ => [Kind(type, value, path)],
    };

    private static IEnumerable<GivenMistake> Member(string name, JsonNode? value, CelType type, string path) => type.ObjectType!.FindField(name) is { } field
        ? Check(value, field.Type, Join(path, name))
        : [new GivenMistake(name, PropertyTypes.NoMember(type, name, Join(path, name)), IsDoubt: false)];

    // Letter case does not count: EC2 and Config answer other letters than their models list.
    private static IEnumerable<GivenMistake> Scalar(JsonValue value, CelType type, string path)
    {
        var fits = (type.Kind, value.GetValueKind()) switch
        {
            (CelTypeKind.Bool, JsonValueKind.True or JsonValueKind.False) => true,
            (CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double, JsonValueKind.Number) => true,
            (CelTypeKind.String or CelTypeKind.Timestamp or CelTypeKind.Bytes or CelTypeKind.Duration, JsonValueKind.String) => true,
            _ => false,
        };
        if (!fits)
        {
            yield return Kind(type, value, path);
        }
        else if (type.AllowedValues.Count > 0 && !type.AllowedValues.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            yield return new GivenMistake(value.ToString(), $"`{path}`: the service model does not list `{value}`; it has {string.Join(", ", type.AllowedValues.Take(8))}{(type.AllowedValues.Count > 8 ? " …" : "")}", IsDoubt: true);
        }
    }

    private static GivenMistake Kind(CelType type, JsonNode value, string path) =>
        new(path[(path.LastIndexOf('.') + 1)..], $"`{path}`: AWS answers {type} here, not {value.GetValueKind().ToString().ToLowerInvariant()}", IsDoubt: false);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
