using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>A JSON array as a list.</summary>
/// <param name="json">The array.</param>
/// <param name="item">The type of its elements.</param>
internal sealed class JsonListValue(JsonElement json, CelType item) : CelList
{
    /// <inheritdoc/>
    public override int Count { get; } = json.GetArrayLength();

    /// <inheritdoc/>
    public override CelValue this[int index] => JsonValues.Of(json[index], item);
}
