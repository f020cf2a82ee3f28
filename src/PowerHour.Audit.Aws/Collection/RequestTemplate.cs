using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Fills the <c>${…}</c> of a descriptor's request or ARN.</summary>
/// <param name="scan">Values of the scan: account, partition, region, since.</param>
internal sealed partial class RequestTemplate(IReadOnlyDictionary<string, string> scan)
{
    /// <summary>Fills a request.</summary>
    /// <param name="template">The request with <c>${…}</c>.</param>
    /// <param name="item">The item that names refer to.</param>
    /// <param name="parent">What <c>${parent.…}</c> refers to, or null.</param>
    /// <returns>The request, or null where a name has no value.</returns>
    public JsonObject? Fill(JsonObject template, JsonElement item, JsonElement? parent)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in template)
        {
            if (FillValue(value, item, parent) is not { } ready)
            {
                return null;
            }

            filled[name] = ready;
        }

        return filled;
    }

    /// <summary>Fills a text.</summary>
    /// <param name="template">The text with <c>${…}</c>.</param>
    /// <param name="item">The item that names refer to.</param>
    /// <param name="parent">What <c>${parent.…}</c> refers to, or null.</param>
    /// <returns>The text, or null where a name has no value.</returns>
    public string? Fill(string template, JsonElement item, JsonElement? parent)
    {
        var missing = false;
        var text = Hole().Replace(template, m =>
        {
            var value = Lookup(m.Groups["name"].Value, item, parent)?.ToString();
            missing |= value is null;
            return value ?? "";
        });
        return missing ? null : text;
    }

    private JsonNode? FillValue(JsonNode? value, JsonElement item, JsonElement? parent) => value switch
    {
        JsonValue v when v.TryGetValue<string>(out var text) => Hole().Match(text) is { Success: true } hole && hole.Length == text.Length
            ? Lookup(hole.Groups["name"].Value, item, parent)
            : Fill(text, item, parent) is { } filled ? JsonValue.Create(filled) : null,
        JsonObject map => Fill(map, item, parent),
        JsonArray list => new JsonArray([.. list.Select(v => FillValue(v, item, parent))]),
        _ => value?.DeepClone(),
    };

    /// <summary>What a name stands for; of several with <c>|</c> between them, the first that is there.</summary>
    private JsonNode? Lookup(string names, JsonElement item, JsonElement? parent)
    {
        foreach (var name in names.Split('|'))
        {
            if (LookupOne(name, item, parent) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private JsonNode? LookupOne(string name, JsonElement item, JsonElement? parent)
    {
        if (scan.TryGetValue(name, out var known))
        {
            return JsonValue.Create(known);
        }

        var isParent = name.StartsWith("parent.", StringComparison.Ordinal);
        var root = isParent ? parent : item;
        var found = root is { } element ? JsonPath.Parse(isParent ? name["parent.".Length..] : name).First(element) : null;
        return found is { } value ? JsonNode.Parse(value.GetRawText()) : null;
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
