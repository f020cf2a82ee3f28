using System.Text.Json;

namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Short reads of optional properties in a model file.</summary>
internal static class ModelJson
{
    /// <summary>The string at <paramref name="name"/>, or null when it is absent.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The strings at <paramref name="name"/>; empty when it is absent.</summary>
    public static string[] Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];

    /// <summary>Whether <paramref name="name"/> is there and true.</summary>
    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetBoolean();
}
