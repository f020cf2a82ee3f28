using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Reads the items out of a page of a list.</summary>
internal static class ListedItems
{
    /// <summary>The items of a page: lists are taken apart, plain texts wrapped, and what the parent gave to the request is added to each.</summary>
    /// <param name="step">How the type is listed.</param>
    /// <param name="call">The call that answered, with its request filled.</param>
    /// <param name="page">The page.</param>
    /// <returns>One object an item.</returns>
    /// <exception cref="AwsCallException">An item is not an object.</exception>
    public static IEnumerable<JsonElement> Of(ListStep step, AwsCall call, JsonElement page)
    {
        var given = FromParent(step, call.Input!);
        foreach (var item in Flat(step.Items, page).Select(i => Wrapped(step, i)))
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw new AwsCallException(call, AwsCallFailure.Malformed, nameof(AwsCallFailure.Malformed), $"{call.FullName} answered with an item that is no object at {step.Items}.");
            }

            yield return With(item, given);
        }
    }

    /// <summary>The values that a path leads to, lists taken apart.</summary>
    /// <param name="path">The path.</param>
    /// <param name="page">The page.</param>
    /// <returns>The values.</returns>
    public static IEnumerable<JsonElement> Flat(JsonPath path, JsonElement page) =>
        path.Select(page).SelectMany(v => v.Value.ValueKind == JsonValueKind.Array ? v.Value.EnumerateArray().AsEnumerable() : [v.Value]);

    private static JsonElement Wrapped(ListStep step, JsonElement item) =>
        step.Wrap is { } member && item.ValueKind == JsonValueKind.String
            ? JsonSerializer.SerializeToElement(new JsonObject { [member] = item.GetString() })
            : item;

    private static List<KeyValuePair<string, JsonNode?>> FromParent(ListStep step, JsonObject filled) =>
        [.. step.Call.Input.Where(p => p.Value is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith("${parent.", StringComparison.Ordinal))
            .Select(p => KeyValuePair.Create(p.Key, filled[p.Key]))];

    private static JsonElement With(JsonElement item, List<KeyValuePair<string, JsonNode?>> given)
    {
        if (given.TrueForAll(g => item.TryGetProperty(g.Key, out _)))
        {
            return item;
        }

        var all = JsonObject.Create(item)!;
        foreach (var (name, value) in given.Where(g => !all.ContainsKey(g.Key)))
        {
            all[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToElement(all);
    }
}
