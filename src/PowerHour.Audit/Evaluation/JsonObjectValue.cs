using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>A JSON object of a declared type.</summary>
/// <param name="type">The type.</param>
/// <param name="json">The object.</param>
internal sealed class JsonObjectValue(CelObjectType type, JsonElement json) : CelObject
{
    /// <inheritdoc/>
    public override CelObjectType ObjectType => type;

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = json.TryGetProperty(field.Name, out var member) ? JsonValues.Of(member, field.Type) : CelValue.Null;
        return !value.IsNull;
    }
}
