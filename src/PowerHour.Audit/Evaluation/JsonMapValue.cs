using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>A JSON object as a map.</summary>
/// <param name="json">The object.</param>
/// <param name="item">The type of its values.</param>
internal sealed class JsonMapValue(JsonElement json, CelType item) : CelMap
{
    /// <summary>The object.</summary>
    public JsonElement Json => json;

    /// <inheritdoc/>
    public override int Count => json.EnumerateObject().Count();

    /// <inheritdoc/>
    public override IEnumerable<CelValue> Keys => json.EnumerateObject().Select(p => CelValue.String(p.Name));

    /// <inheritdoc/>
    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        var found = key.Kind == CelKind.String && json.TryGetProperty(key.AsString(), out var member) ? member : default;
        value = found.ValueKind == JsonValueKind.Undefined ? CelValue.Null : JsonValues.Of(found, item);
        return found.ValueKind != JsonValueKind.Undefined;
    }
}
