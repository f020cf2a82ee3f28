using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>Shows JSON to expressions, typed where a type is declared.</summary>
internal static class JsonValues
{
    /// <summary>The value of a JSON element.</summary>
    /// <param name="json">The element.</param>
    /// <param name="type">The declared type; dyn where there is none.</param>
    /// <returns>The value; a value of another form than declared is shown as it is.</returns>
    public static CelValue Of(JsonElement json, CelType type) => json.ValueKind switch
    {
        JsonValueKind.Object when type.ObjectType is { } declared => CelValue.Object(new JsonObjectValue(declared, json)),
        JsonValueKind.Object => CelValue.Map(new JsonMapValue(json, type.Kind == CelTypeKind.Map ? type.Parameters[1] : CelType.Dyn)),
        JsonValueKind.Array => CelValue.List(new JsonListValue(json, type.Kind == CelTypeKind.List ? type.Parameters[0] : CelType.Dyn)),
        JsonValueKind.String => Text(json.GetString()!, type),
        JsonValueKind.Number => Number(json, type),
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        _ => CelValue.Null,
    };

    private static CelValue Text(string text, CelType type) =>
        type.Kind == CelTypeKind.Timestamp && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? CelValue.Timestamp(at) : CelValue.String(text);

    private static CelValue Number(JsonElement json, CelType type) =>
        type.Kind != CelTypeKind.Double && json.TryGetInt64(out var whole) ? CelValue.Int(whole) : CelValue.Double(json.GetDouble());
}
