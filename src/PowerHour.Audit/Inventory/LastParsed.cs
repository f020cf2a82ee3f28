using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>What was parsed of the resource that was looked at last, for resources that are passed over one after the other.</summary>
/// <remarks>Beside the resources and not in them: a hundred thousand old objects that are each written to are what the collector spends its time on.</remarks>
internal sealed class LastParsed
{
    // Whole in one reference, so that two threads see a resource with its own properties.
    private Entry? _last;

    /// <summary>The properties of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The properties; valid for as long as somebody holds them.</returns>
    public JsonElement Of(Resource resource)
    {
        var last = _last;
        if (!ReferenceEquals(last?.Resource, resource))
        {
            _last = last = new Entry(resource, resource.Open().RootElement);
        }

        return last.Properties;
    }

    private sealed record Entry(Resource Resource, JsonElement Properties);
}
