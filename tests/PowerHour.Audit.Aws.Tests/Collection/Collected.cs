using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Collection;
using PowerHour.Audit.Aws.Tests.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Collection;

/// <summary>What a collection brought, read back from the file that it wrote.</summary>
internal sealed record Collected(SnapshotManifest Manifest, byte[] File, IReadOnlyList<Resource> Resources)
{
    public static ServiceCatalog Catalog { get; } = ServiceCatalog.BuiltIn();

    public static IReadOnlySet<ResourceType> AllTypes { get; } = Catalog.Types.Select(t => t.Type).ToHashSet();

    public static Task<Collected> ReadAsync(IAwsCalls calls, params string[] types) => ReadAsync(calls, Scope(types), TestContext.Current.CancellationToken);

    public static CollectionScope Scope(params string[] types) => new()
    {
        Regions = ["eu-west-1"],
        Types = types.Length == 0 ? AllTypes : types.Select(t => new ResourceType(t)).ToHashSet(),
        ToolVersion = "test",
        RulesHash = "",
        Clock = new FixedClock(),
    };

    public static async Task<Collected> ReadAsync(IAwsCalls calls, CollectionScope scope, CancellationToken cancel)
    {
        using var writer = new SnapshotWriter(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        var manifest = await new AwsCollector(calls, Catalog).CollectAsync(scope, writer, null, cancel);
        using var file = new MemoryStream();
        writer.Complete(manifest, file);
        var bytes = file.ToArray();
        using var snapshot = SnapshotFile.Open(new MemoryStream(bytes), "test");
        return new Collected(snapshot.Manifest, bytes, [.. snapshot.Types.SelectMany(snapshot.Read).OrderBy(r => r.Arn, StringComparer.Ordinal)]);
    }

    public IEnumerable<Resource> Of(string type) => Resources.Where(r => r.Type.Name == type);

    public Resource One(string type, string id) => Assert.Single(Resources, r => r.Type.Name == type && r.Id == id);

    public CoverageEntry Coverage(string type, string region = "eu-west-1") => Assert.Single(Manifest.Coverage, c => c.Type.Name == type && c.Region == region);

    public GapCause Cause(string gapId) => Assert.Single(Manifest.Gaps, g => g.Id == gapId).Cause;
}
