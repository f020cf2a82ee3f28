using System.Text.Json.Nodes;

namespace PowerHour.Audit.Aws.Redaction;

/// <summary>A value in a JSON tree that can be replaced.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Value">The value.</param>
/// <param name="Set">Puts another value there.</param>
internal readonly record struct JsonPlace(string Path, JsonNode? Value, Action<JsonNode?> Set)
{
    /// <summary>Puts another value in its place; nothing happens where it is the same one.</summary>
    /// <param name="value">The new value.</param>
    public void Replace(JsonNode? value)
    {
        if (!ReferenceEquals(value, Value))
        {
            Set(value?.Parent is null ? value : value.DeepClone());
        }
    }
}
