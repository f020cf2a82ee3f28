using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>The resources of one type, found by ARN, id or alias without a search.</summary>
public sealed class ResourceIndex
{
    private readonly Dictionary<(string Region, string Id), Resource> _byId = [];

    private readonly Dictionary<string, Resource> _byAnyRegion = new(StringComparer.Ordinal);

    internal ResourceIndex(IEnumerable<Resource> resources, ResourceDescriptor? descriptor)
    {
        All = SortedResources.Of(resources);
        foreach (var resource in All)
        {
            foreach (var id in ResourceNames.Of(resource, descriptor))
            {
                _byId.TryAdd((resource.Region, id), resource);
                _byAnyRegion.TryAdd(id, resource);
            }
        }
    }

    /// <summary>All, sorted by ARN.</summary>
    public IReadOnlyList<Resource> All { get; }

    /// <summary>Finds a resource.</summary>
    /// <param name="reference">Its ARN, id or alias.</param>
    /// <param name="region">The region of the one who refers: a name means the resource there.</param>
    /// <returns>The resource, or null.</returns>
    public Resource? Find(string reference, string region)
    {
        var found = _byId.GetValueOrDefault((region, reference)) ?? _byAnyRegion.GetValueOrDefault(reference);
        if (found is null && Arn.TryParse(reference, out var arn))
        {
            // Some members hold a resource's ARN where others hold its bare name.
            found = _byId.GetValueOrDefault((arn.Region.Length > 0 ? arn.Region : region, arn.UnqualifiedName)) ?? (arn.Region.Length == 0 ? _byAnyRegion.GetValueOrDefault(arn.UnqualifiedName) : null);
            return found is not null && arn.AccountId.Length > 0 && arn.AccountId != found.AccountId ? null : found;
        }

        return found is null || found.Region == region || found.Region == "global" || region == "global" || reference.StartsWith("arn:", StringComparison.Ordinal) || IsGlobalName(found) ? found : null;
    }

    private static bool IsGlobalName(Resource resource) => Arn.TryParse(resource.Arn, out var arn) && arn.Region.Length == 0;
}
