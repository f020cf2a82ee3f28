using PowerHour.Audit.Analysis;
using System.Text.Json;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Reads tags, in whichever of AWS's forms a service has them.</summary>
internal static class TagReader
{
    private static readonly string[] KeyNames = ["Key", "key", "TagKey"];
    private static readonly string[] ValueNames = ["Value", "value", "TagValue"];

    /// <summary>The tags as a map of texts.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="property">The property with the tags.</param>
    /// <returns>The map; unknown where the tags were not read.</returns>
    public static CelValue Read(Resource resource, string property)
    {
        if (!resource.Properties.TryGetProperty(property, out var tags))
        {
            return Unread.Because(resource.GapsOf(property)) is { } unknown ? CelValue.Unknown(unknown) : CelValue.Map(CelMap.Empty);
        }

        var pairs = tags.ValueKind switch
        {
            JsonValueKind.Object => tags.EnumerateObject().Select(p => (Key: p.Name, Value: p.Value.ToString())),
            JsonValueKind.Array => tags.EnumerateArray().Select(t => (Key: Text(t, KeyNames), Value: Text(t, ValueNames))),
            _ => [],
        };
        return CelValue.Map(CelMap.Of(pairs.DistinctBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, CelValue.String(p.Value)))));
    }

    private static string Text(JsonElement tag, string[] names) =>
        tag.ValueKind == JsonValueKind.Object ? names.Select(n => tag.TryGetProperty(n, out var v) ? v.ToString() : null).FirstOrDefault(v => v is not null) ?? "" : "";
}
