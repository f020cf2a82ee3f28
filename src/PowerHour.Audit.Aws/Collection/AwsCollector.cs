using System.Text.Json;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Reads an account into a snapshot: regions and services side by side, parents before children, what is referred to after those that refer.</summary>
/// <param name="calls">Makes the calls.</param>
/// <param name="catalog">What is known of AWS.</param>
public sealed class AwsCollector(IAwsCalls calls, ServiceCatalog catalog)
{
    /// <summary>Collects.</summary>
    /// <param name="scope">How far.</param>
    /// <param name="writer">Takes the resources as they come.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancel">Stops it: what was read is kept and the rest is marked.</param>
    /// <returns>The manifest, to complete the writer with.</returns>
    /// <exception cref="CollectionException">Not even the account could be named.</exception>
    public async Task<SnapshotManifest> CollectAsync(CollectionScope scope, SnapshotWriter writer, IProgress<CollectionProgress>? progress, CancellationToken cancel)
    {
        var started = scope.Clock.GetUtcNow();
        var counting = new CountingAwsCalls(calls);
        var gaps = new GapLog(catalog);
        var identity = await WhoAmIAsync(counting, scope, cancel).ConfigureAwait(false);
        var regions = await RegionsAsync(counting, scope, gaps, cancel).ConfigureAwait(false);
        var descriptors = Plan(scope);
        var session = new CollectionSession
        {
            Scope = scope,
            Calls = new BreakerAwsCalls(counting),
            Counter = counting,
            Catalog = catalog,
            Identity = identity,
            Gaps = gaps,
            References = new ReferenceLedger(descriptors.Where(d => d.Collect == CollectMode.Referenced || d.List is null || d.List.Since is not null).Select(d => d.Type).ToHashSet()),
            Writer = writer,
            Progress = progress,
            Cancel = cancel,
            Since = started.AddDays(-scope.LookbackDays),
        };
        await ReadAllAsync(session, descriptors, regions).ConfigureAwait(false);
        return Manifest(session, regions, started, cancel.IsCancellationRequested);
    }

    private static async Task<Identity> WhoAmIAsync(IAwsCalls calls, CollectionScope scope, CancellationToken cancel)
    {
        try
        {
            var answer = await calls.CallAsync(new AwsCall("sts", scope.Regions is [var first, ..] ? first : scope.HomeRegion, "GetCallerIdentity"), cancel).ConfigureAwait(false);
            var arn = answer.Body.GetProperty("Arn").GetString()!;
            return new Identity(answer.Body.GetProperty("Account").GetString()!, Arn.TryParse(arn, out var parsed) ? parsed.Partition : "aws", arn);
        }
        catch (AwsCallException e)
        {
            throw new CollectionException($"AWS did not say whose account this is: {e.Message} ({e.Code}). Check the credentials (--profile, --role-arn, environment) and the network.", e);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new CollectionException("AWS's answer to sts:GetCallerIdentity has another form than documented. Check AWS_ENDPOINT_URL.", e);
        }
    }

    private static async Task<IReadOnlyList<string>> RegionsAsync(IAwsCalls calls, CollectionScope scope, GapLog gaps, CancellationToken cancel)
    {
        if (scope.Regions.Count > 0)
        {
            return [.. scope.Regions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        try
        {
            var answer = await calls.CallAsync(new AwsCall("ec2", scope.HomeRegion, "DescribeRegions"), cancel).ConfigureAwait(false);
            return [.. JsonPath.Parse("Regions[].RegionName").Select(answer.Body).Select(r => r.Value.GetString()!).Order(StringComparer.Ordinal)];
        }
        catch (AwsCallException e)
        {
            gaps.Add(e, "global");
            return [scope.HomeRegion];
        }
    }

    private static SnapshotManifest Manifest(CollectionSession session, IReadOnlyList<string> regions, DateTimeOffset started, bool interrupted) => new()
    {
        ToolVersion = session.Scope.ToolVersion,
        RulesHash = session.Scope.RulesHash,
        AccountId = session.Identity.AccountId,
        Partition = session.Identity.Partition,
        CallerArn = session.Identity.CallerArn,
        Regions = regions,
        StartedAt = started,
        EndedAt = session.Scope.Clock.GetUtcNow(),
        LookbackDays = session.Scope.LookbackDays,
        Interrupted = interrupted,
        Calls = session.Counter.Count,
        Coverage = session.Coverage(),
        Gaps = session.Gaps.ToList(),
    };

    private static async Task ReadAllAsync(CollectionSession session, IReadOnlyList<ResourceDescriptor> descriptors, IReadOnlyList<string> regions)
    {
        var groups = ListGroup.Of(descriptors);
        var collector = new TypeCollector(session, groups.Where(g => g.For is not null).ToLookup(g => g.For!.Value));
        var work = groups.Where(g => g.For is null).SelectMany(g => g.IsGlobal ? [(g, session.Scope.HomeRegion)] : regions.Select(r => (g, r)));
        // What Search enumerates comes after all that may refer to it, so that what a served model came from is described in full.
        foreach (var phase in work.ToLookup(w => w.Item1.IsSearched).OrderBy(p => p.Key))
        {
            await Task.WhenAll(phase.Select(w => collector.CollectAsync(w.Item1, w.Item2))).ConfigureAwait(false);
            await FollowAsync(session, collector).ConfigureAwait(false);
        }

        await collector.KeepWaitingAsync().ConfigureAwait(false);
        foreach (var unlisted in descriptors.Where(d => d.List is null))
        {
            session.Cover(unlisted.Type, "global", 0, []);
        }
    }

    private static async Task FollowAsync(CollectionSession session, TypeCollector collector)
    {
        while (session.References.TakeOpen() is { Count: > 0 } open)
        {
            await Task.WhenAll(open.Select(o => collector.CollectReferencedAsync(session.Catalog.Find(o.Type)!, o.Region, o.Ids))).ConfigureAwait(false);
        }
    }

    /// <summary>The types to read: those asked for, and those through which they are listed or met.</summary>
    private IReadOnlyList<ResourceDescriptor> Plan(CollectionScope scope)
    {
        var wanted = new HashSet<ResourceType>(scope.Types);
        var open = new Queue<ResourceType>(wanted);
        while (open.TryDequeue(out var type))
        {
            foreach (var through in new[] { catalog.Find(type)?.List?.For, catalog.Find(type)?.StandsFor }.OfType<ResourceType>().Where(wanted.Add))
            {
                open.Enqueue(through);
            }
        }

        return [.. catalog.Types.Where(t => wanted.Contains(t.Type))];
    }
}
