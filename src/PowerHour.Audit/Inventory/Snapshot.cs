namespace PowerHour.Audit.Inventory;

/// <summary>The immutable inventory of one account at one time, gaps included. Resources are streamed type by type, so that size costs time and not memory.</summary>
public sealed class Snapshot : IDisposable
{
    private readonly Func<ResourceType, IEnumerable<Resource>> _read;
    private readonly IDisposable? _source;

    /// <summary>Creates a snapshot over a source of resources.</summary>
    /// <param name="manifest">What the snapshot says of itself.</param>
    /// <param name="types">The types that it holds.</param>
    /// <param name="read">Streams the resources of a type; may be called many times.</param>
    /// <param name="hash">SHA-256 of the file, lower-case hex; empty for one that was never written.</param>
    /// <param name="source">What to dispose with the snapshot, or null.</param>
    public Snapshot(SnapshotManifest manifest, IEnumerable<ResourceType> types, Func<ResourceType, IEnumerable<Resource>> read, string hash = "", IDisposable? source = null)
    {
        Manifest = manifest;
        Types = [.. types.Order()];
        Hash = hash;
        _read = read;
        _source = source;
    }

    /// <summary>What the snapshot says of itself.</summary>
    public SnapshotManifest Manifest { get; }

    /// <summary>The types that it holds resources of, sorted.</summary>
    public IReadOnlyList<ResourceType> Types { get; }

    /// <summary>SHA-256 of the file, lower-case hex; empty for one that was never written.</summary>
    public string Hash { get; }

    /// <summary>A snapshot of resources in memory.</summary>
    /// <param name="manifest">What it says of itself.</param>
    /// <param name="resources">The resources.</param>
    /// <returns>The snapshot.</returns>
    public static Snapshot Of(SnapshotManifest manifest, IEnumerable<Resource> resources)
    {
        var byType = resources.ToLookup(r => r.Type);
        return new Snapshot(manifest, byType.Select(g => g.Key), type => byType[type]);
    }

    /// <summary>Streams the resources of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The resources; nothing where there are none.</returns>
    public IEnumerable<Resource> Read(ResourceType type) => _read(type);

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();
}
