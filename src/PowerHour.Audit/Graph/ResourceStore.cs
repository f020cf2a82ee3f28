using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>Gives the resources of a snapshot: streamed for those that are passed over once, kept for those that are joined to.</summary>
/// <param name="snapshot">The snapshot.</param>
/// <param name="catalog">What is known of the types.</param>
/// <param name="passedOver">Types whose resources are passed over again and again: they are read once. Null for none.</param>
public sealed class ResourceStore(Snapshot snapshot, ServiceCatalog catalog, IReadOnlySet<ResourceType>? passedOver = null)
{
    private readonly Dictionary<ResourceType, ResourceIndex> _kept = [];
    private readonly Dictionary<ResourceType, IReadOnlyList<Resource>> _held = [];
    private readonly Dictionary<(ResourceType Type, string? Region), IReadOnlyList<string>> _gaps = [];

    /// <summary>The snapshot's manifest.</summary>
    public SnapshotManifest Manifest => snapshot.Manifest;

    /// <summary>What is known of the types.</summary>
    public ServiceCatalog Catalog => catalog;

    /// <summary>The types that the snapshot holds.</summary>
    public IReadOnlyList<ResourceType> Types => snapshot.Types;

    /// <summary>The resources of a type, one after the other; from memory where they are kept.</summary>
    /// <remarks>What was parsed of one is dropped when the next is looked at, so that only what was read takes room.</remarks>
    /// <param name="type">The type.</param>
    /// <returns>The resources.</returns>
    public IEnumerable<Resource> Stream(ResourceType type)
    {
        if (_kept.TryGetValue(type, out var index))
        {
            return index.All;
        }

        if (_held.TryGetValue(type, out var held))
        {
            return held;
        }

        var last = new LastParsed();
        var resources = snapshot.Read(type).Select(r => r.ParsedIn(last));
        return passedOver?.Contains(type) == true ? _held[type] = SortedResources.Of(resources) : resources;
    }

    /// <summary>The resources of a type with an index; kept from then on.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The index.</returns>
    public ResourceIndex Keep(ResourceType type)
    {
        if (!_kept.TryGetValue(type, out var index))
        {
            var resources = _held.Remove(type, out var held) ? held.Select(r => r.ParsedIn(null)) : snapshot.Read(type);
            _kept[type] = index = new ResourceIndex(resources, catalog.Find(type));
        }

        return index;
    }

    /// <summary>The gaps that leave the list of a type's resources incomplete.</summary>
    /// <param name="type">The type.</param>
    /// <param name="region">The region; null for all.</param>
    /// <returns>The gap ids; one that says so where the type was never asked for.</returns>
    public IReadOnlyList<string> GapsOf(ResourceType type, string? region = null)
    {
        if (!_gaps.TryGetValue((type, region), out var known))
        {
            var entries = Manifest.Coverage.Where(c => c.Type == type).ToArray();
            _gaps[(type, region)] = known = entries.Length == 0 ? [NotCollected(type)]
                : [.. entries.Where(c => region is null || c.Region == "global" || c.Region == region).SelectMany(c => c.GapIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        return known;
    }

    /// <summary>The id of the gap that a type leaves which the snapshot was not asked for.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The id.</returns>
    public static string NotCollected(ResourceType type) => $"{GapCause.NotCollected.Name()} {type.Name} global";
}
