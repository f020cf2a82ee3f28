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

        var pairs = new List<(string Key, string Value)>();
        switch (tags.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var tag in tags.EnumerateObject())
                {
                    pairs.Add((tag.Name, tag.Value.ToString()));
                }

                break;
            case JsonValueKind.Array:
                foreach (var tag in tags.EnumerateArray())
                {
                    pairs.Add((Text(tag, KeyNames), Text(tag, ValueNames)));
                }

                break;
        }

        return CelValue.Map(TagMap.Of(pairs));
    }

    private static string Text(JsonElement tag, string[] names)
    {
        foreach (var name in names)
        {
            if (tag.ValueKind == JsonValueKind.Object && tag.TryGetProperty(name, out var value))
            {
                return value.ToString();
            }
        }

        return "";
    }
}
