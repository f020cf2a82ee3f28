using System.Text.Json;
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
    public static IReadOnlyList<string> Of(Resource resource, ResourceDescriptor? descriptor)
    {
        List<string>? aliases = null;
        foreach (var alias in descriptor?.Aliases ?? [])
        {
            foreach (var (_, _, value) in alias.SelectOwned(resource.Properties))
            {
                if (value.ValueKind == JsonValueKind.String && value.GetString() is { } name)
                {
                    (aliases ??= []).Add(name);
                }
            }
        }

        string[] own = resource.Arn == resource.Id ? [resource.Arn] : [resource.Arn, resource.Id];
        return aliases is null ? own : [.. own.Concat(aliases).Distinct(StringComparer.Ordinal)];
    }
}
