using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Lists the resources of types and reads each. What only others' references make interesting waits until they are known.</summary>
/// <param name="session">What the collection shares.</param>
/// <param name="children">The groups that are listed once a parent, by the parent's type.</param>
internal sealed class TypeCollector(CollectionSession session, ILookup<ResourceType, ListGroup> children)
{
    private readonly WaitingItems _waiting = new();

    /// <summary>Lists a group in a region and reads what it names, children after their parents.</summary>
    /// <param name="group">The group.</param>
    /// <param name="region">The region.</param>
    /// <param name="parent">The parent, for groups that have one.</param>
    /// <returns>When all is read.</returns>
    public async Task CollectAsync(ListGroup group, string region, JsonElement? parent = null)
    {
        session.Report($"{group.Call.Service} {(group.IsGlobal ? "global" : region)}");
        if (group.IsSearched && await new SearchReader(session, group.Types[0]).ReadAsync(region).ConfigureAwait(false))
        {
            return;
        }

        var counts = group.Types.ToDictionary(t => t.Type, _ => 0);
        string? gap = null;
        try
        {
            await Parallel.ForEachAsync(ItemsAsync(group, region, parent, counts), Together(), async (pair, _) => await VisitAsync(pair.Type, pair.Item).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (AwsCallException e) when (group.Call.Absent.Any(a => a.Matches(e.Code, e.Message)))
        {
            gap = null;
        }
        catch (AwsCallException e)
        {
            gap = session.Gaps.Add(e, group.IsGlobal ? "global" : region);
        }

        Cover(group, region, counts, gap);
    }

    /// <summary>Reads what references name: listed ones that waited, and unlisted ones by their id.</summary>
    /// <param name="descriptor">The type.</param>
    /// <param name="region">The region of those that refer.</param>
    /// <param name="ids">The ids.</param>
    /// <returns>When all is read.</returns>
    public Task CollectReferencedAsync(ResourceDescriptor descriptor, string region, IReadOnlyList<string> ids)
    {
        session.Report($"{descriptor.Service} {region}");
        var own = ids.Where(id => !ReferenceNames.IsForeign(id, session.Identity.AccountId));
        return Parallel.ForEachAsync(own, Together(), async (id, _) =>
        {
            if (Named(descriptor, region, id) is var (type, item))
            {
                await ReadAsync(type, item, isReferred: true).ConfigureAwait(false);
            }
        });
    }

    /// <summary>Keeps what was listed and never referred to, without details.</summary>
    /// <returns>When all is kept.</returns>
    public async Task KeepWaitingAsync()
    {
        foreach (var (type, item) in _waiting.TakeAll())
        {
            var descriptor = session.Catalog.Find(type)!;
            await KeepAsync(descriptor, item, new ResourceReader(session, descriptor).Listed(item), isRead: false, isReferred: false).ConfigureAwait(false);
        }
    }

    /// <summary>A type whose history is bounded, or that can not be listed, is asked for by name; an unlisted name of another type names nothing here.</summary>
    private static bool IsAskedByName(ResourceDescriptor type) => type.Details.Count > 0 && (type.List is null || type.List.Since is not null);

    /// <summary>What is known of something that only a reference named; a form of ARN that ends with the reference wants its last part.</summary>
    private static JsonElement Seed(ResourceDescriptor type, string id)
    {
        var name = ReferenceNames.Last(id);
        if (type.List is not null)
        {
            return JsonSerializer.SerializeToElement(new JsonObject { [type.Id.Root] = name });
        }

        var seed = new JsonObject { [type.Id.Root] = id, ["Ref"] = type.Arn == "${Ref}" ? id : name };
        if (S3Location.TryParse(id, out var place))
        {
            (seed["Ref"], seed["Bucket"], seed["Key"]) = (id, place.Bucket, place.Key);
        }

        return JsonSerializer.SerializeToElement(seed);
    }

    private ParallelOptions Together() => new() { MaxDegreeOfParallelism = session.Scope.Parallelism };

    private async IAsyncEnumerable<(ResourceDescriptor Type, ListedItem Item)> ItemsAsync(ListGroup group, string region, JsonElement? parent, Dictionary<ResourceType, int> counts)
    {
        if (session.Template(region).Fill(group.Input(session.Since), default, parent) is not { } input)
        {
            yield break;
        }

        var request = new AwsCall(group.Call.Service, region, group.Call.Operation, input);
        await foreach (var page in session.Calls.PagesAsync(request, session.Cancel).ConfigureAwait(false))
        {
            var call = new CallRecord(group.Call.Name, "", ResourceTimes.Whole(page.AnsweredAt), page.RequestId);
            foreach (var type in group.Types)
            {
                foreach (var value in ListedItems.Of(type.List!, request, page.Body))
                {
                    counts[type.Type]++;
                    yield return (type, new ListedItem(region, value, parent, call));
                }
            }
        }
    }

    private async Task VisitAsync(ResourceDescriptor type, ListedItem item)
    {
        if (type.Collect == CollectMode.Referenced && !session.Scope.AllResources)
        {
            var arn = new ResourceDraft(item, type, session.Identity, session.Template).Arn;
            _waiting.Add(type, CollectionSession.RegionName(type, item.Region), arn, item);
        }
        else
        {
            await ReadAsync(type, item, isReferred: false).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ResourceDescriptor type, ListedItem item, bool isReferred) =>
        await KeepAsync(type, item, await new ResourceReader(session, type).ReadAsync(item).ConfigureAwait(false), isRead: true, isReferred).ConfigureAwait(false);

    private async Task KeepAsync(ResourceDescriptor type, ListedItem item, Resource? resource, bool isRead, bool isReferred)
    {
        if (resource is null || !session.Keep(resource))
        {
            return;
        }

        if (type.Role == ResourceRole.Ml || (isRead && (type.Collect == CollectMode.Referenced || session.Scope.AllResources || FollowedServices.Contains(type.Service))))
        {
            session.References.Note(type, resource.Region == "global" ? item.Region : resource.Region, resource.Properties, isReferred);
        }

        foreach (var group in children[type.Type])
        {
            await CollectAsync(group, item.Region, resource.Properties).ConfigureAwait(false);
        }
    }

    /// <summary>What a reference names, ready to be read: one that waits, another that stands for it, or one to ask for by name.</summary>
    private (ResourceDescriptor Type, ListedItem Item)? Named(ResourceDescriptor meant, string region, string id)
    {
        foreach (var type in StandIns(meant).Prepend(meant))
        {
            if (_waiting.TryTake(type.Type, CollectionSession.RegionName(type, region), id, out var item))
            {
                return item is null ? null : (type, item);
            }
        }

        return (IsAskedByName(meant) ? meant : session.Catalog.Types.FirstOrDefault(t => t.StandsFor == meant.Type && session.Scope.Types.Contains(t.Type))) is { } asked
            ? (asked, new ListedItem(region, Seed(asked, id), null, null))
            : null;
    }

    /// <summary>Types whose names are used for another's, as a key alias is for its key.</summary>
    private IEnumerable<ResourceDescriptor> StandIns(ResourceDescriptor meant) => session.Catalog.Types.Where(t =>
        t.Collect == CollectMode.Referenced && t.Type != meant.Type && t.Relations.Any(r => r.To == meant.Type && r.Edge == "attached-to"));

    private void Cover(ListGroup group, string region, Dictionary<ResourceType, int> counts, string? gap)
    {
        foreach (var type in group.Types)
        {
            session.Cover(type.Type, CollectionSession.RegionName(type, region), counts[type.Type], gap is null ? [] : [gap]);
            CoverChildren(type.Type, region, gap);
        }
    }

    /// <summary>Where parents could not be listed, neither could their children; where there are none, there are no children.</summary>
    private void CoverChildren(ResourceType parent, string region, string? gap)
    {
        foreach (var child in children[parent].SelectMany(g => g.Types))
        {
            session.Cover(child.Type, CollectionSession.RegionName(child, region), 0, gap is null ? [] : [gap]);
            CoverChildren(child.Type, region, gap);
        }
    }
}
