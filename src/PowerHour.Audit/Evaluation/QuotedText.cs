using System.Text.Encodings.Web;
using System.Text.Json;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>Writes a value as evidence quotes it: compact JSON, cut after 400 characters.</summary>
internal static class QuotedText
{
    private const int MaxValue = 400;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A property as it was read.</summary>
    /// <param name="value">The property.</param>
    /// <returns>The text.</returns>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => Short(value.GetRawText()),
    };

    /// <summary>A value of an expression.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; <c>not read</c> for what is unknown.</returns>
    public static string Of(CelValue value) => value switch
    {
        { IsUnknown: true } => "not read",
        { Kind: CelKind.List } when value.AsList() is { Count: 0 } => "[]",
        _ => Short(JsonOf.Node(value)?.ToJsonString(Relaxed) ?? "null"),
    };

    private static string Short(string text) => text.Length <= MaxValue ? text : $"{text[..MaxValue]}…";
}
