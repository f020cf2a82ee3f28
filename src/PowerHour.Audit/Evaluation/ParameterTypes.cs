using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Evaluation;

/// <summary>The types of a card's parameters: what their values are, so that a value which does not fit its use is found before anything is judged.</summary>
internal static class ParameterTypes
{
    /// <summary>The type of <c>params</c>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>An object type with a field for each.</returns>
    public static CelType Of(IReadOnlyDictionary<string, JsonNode?> parameters) => CelType.Object(
        new CelObjectType("params", () => parameters.Select(p => new CelField(p.Key, OfValue(p.Value), isAlwaysThere: p.Value is not null))) { Advice = "give it a default under `params`" });

    /// <summary>The type of a value; what an empty list or map may hold is not known.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The type.</returns>
    public static CelType OfValue(JsonNode? value) => value switch
    {
        JsonArray list => CelType.List(Joined(list)),
        JsonObject map => CelType.Map(CelType.String, Joined(map.Select(m => m.Value))),
        JsonValue scalar => OfScalar(scalar),
        _ => CelType.Dyn,
    };

    private static CelType Joined(IEnumerable<JsonNode?> values)
    {
        var types = values.Select(OfValue).ToArray();
        return types.Length == 0 ? CelType.Dyn : types.Aggregate((all, one) => TypeRelation.Join(all, one) ?? CelType.Dyn);
    }

    private static CelType OfScalar(JsonValue scalar) => scalar.GetValueKind() switch
    {
        JsonValueKind.String => CelType.String,
        JsonValueKind.True or JsonValueKind.False => CelType.Bool,
        JsonValueKind.Number => JsonSerializer.SerializeToElement(scalar).TryGetInt64(out _) ? CelType.Int : CelType.Double,
        _ => CelType.Dyn,
    };
}
