using System.Collections.Concurrent;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>What all parts of one collection share.</summary>
internal sealed class CollectionSession
{
    private readonly ConcurrentDictionary<(ResourceType Type, string Region), (int Count, IReadOnlySet<string> Gaps)> _coverage = new();

    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);

    private int _resources;

    /// <summary>How far the collection goes.</summary>
    public required CollectionScope Scope { get; init; }

    /// <summary>Makes the calls, and stops making those that fail again and again.</summary>
    public required IAwsCalls Calls { get; init; }

    /// <summary>Counts the calls.</summary>
    public required CountingAwsCalls Counter { get; init; }

    /// <summary>What is known of the types.</summary>
    public required ServiceCatalog Catalog { get; init; }

    /// <summary>Whose account.</summary>
    public required Identity Identity { get; init; }

    /// <summary>What could not be read.</summary>
    public required GapLog Gaps { get; init; }

    /// <summary>What resources refer to.</summary>
    public required ReferenceLedger References { get; init; }

    /// <summary>Takes the resources.</summary>
    public required SnapshotWriter Writer { get; init; }

    /// <summary>Told how far it is, or null.</summary>
    public IProgress<CollectionProgress>? Progress { get; init; }

    /// <summary>When it is given up.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>The start of the lookback.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Fills a request for a region.</summary>
    /// <param name="region">The region.</param>
    /// <returns>The template filler.</returns>
    public RequestTemplate Template(string region) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["account"] = Identity.AccountId,
        ["partition"] = Identity.Partition,
        ["region"] = region,
        ["since"] = ResourceTimes.Text(Since),
    });

    /// <summary>The region that reports name for a type: <c>global</c> where one list covers all.</summary>
    /// <param name="descriptor">The type.</param>
    /// <param name="region">The region that was asked.</param>
    /// <returns>The name.</returns>
    public static string RegionName(ResourceDescriptor descriptor, string region) => descriptor.IsGlobal ? "global" : region;

    /// <summary>Keeps a resource, once.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>False where it was kept before.</returns>
    public bool Keep(Resource resource)
    {
        if (!_written.TryAdd(resource.Arn, true))
        {
            return false;
        }

        Writer.Add(resource);
        Interlocked.Increment(ref _resources);
        return true;
    }

    /// <summary>Claims a resource for reading, so that it is asked once whatever its names and in however many regions it is listed.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <returns>False where it was claimed before.</returns>
    public bool Claim(string arn) => _claimed.TryAdd(arn, true);

    /// <summary>Notes how the listing of a type in a region ended.</summary>
    /// <param name="type">The type.</param>
    /// <param name="region">The region as reports name it.</param>
    /// <param name="count">How many were listed.</param>
    /// <param name="gaps">The gaps that leave the list incomplete.</param>
    public void Cover(ResourceType type, string region, int count, IEnumerable<string> gaps) =>
        _coverage.AddOrUpdate((type, region), _ => (count, gaps.ToHashSet(StringComparer.Ordinal)), (_, known) => (known.Count + count, known.Gaps.Concat(gaps).ToHashSet(StringComparer.Ordinal)));

    /// <summary>Tells how far it is.</summary>
    /// <param name="current">What is being read.</param>
    public void Report(string current) => Progress?.Report(new CollectionProgress(Counter.Count, _resources, Gaps.Total, current));

    /// <summary>What was asked, sorted.</summary>
    /// <returns>The entries.</returns>
    public IReadOnlyList<CoverageEntry> Coverage() =>
        [.. _coverage.OrderBy(c => c.Key.Type).ThenBy(c => c.Key.Region, StringComparer.Ordinal)
            .Select(c => new CoverageEntry(c.Key.Type, c.Key.Region, c.Value.Count, [.. c.Value.Gaps.Order(StringComparer.Ordinal)]))];
}
