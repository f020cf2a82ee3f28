using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>Every name by which others may mean a resource.</summary>
internal static class ResourceNames
{
    /// <summary>The names: ARN, id and aliases.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="descriptor">Its type's descriptor, or null.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<string> Of(Resource resource, ResourceDescriptor? descriptor)
    {
        if (descriptor is null or { Aliases.Count: 0 })
        {
            return resource.Arn == resource.Id ? [resource.Arn] : [resource.Arn, resource.Id];
        }

        var aliases = descriptor.Aliases.SelectMany(a => a.Select(resource.Properties)).Where(v => v.Value.ValueKind == System.Text.Json.JsonValueKind.String).Select(v => v.Value.GetString()!);
        return aliases.Prepend(resource.Id).Prepend(resource.Arn).Distinct(StringComparer.Ordinal);
    }
}
