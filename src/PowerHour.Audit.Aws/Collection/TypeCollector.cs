using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Lists the resources of types and reads each. What only others' references make interesting is remembered until they are known.</summary>
/// <param name="session">What the collection shares.</param>
/// <param name="children">The groups that are listed once a parent, by the parent's type.</param>
internal sealed class TypeCollector(CollectionSession session, ILookup<ResourceType, ListGroup> children)
{
    private readonly ConcurrentDictionary<(ResourceType Type, string Id), ListedItem> _waiting = new();

    /// <summary>Lists a group in a region and reads what it names, children after their parents.</summary>
    /// <param name="group">The group.</param>
    /// <param name="region">The region.</param>
    /// <param name="parent">The parent, for groups that have one.</param>
    /// <returns>When all is read.</returns>
    public async Task CollectAsync(ListGroup group, string region, JsonElement? parent = null)
    {
        session.Report($"{group.Call.Service} {(group.IsGlobal ? "global" : region)}");
        var counts = group.Types.ToDictionary(t => t.Type, _ => 0);
        string? gap = null;
        if (await SearchAsync(group, region).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = session.Scope.Parallelism };
            await Parallel.ForEachAsync(ItemsAsync(group, region, parent, counts), options, async (pair, _) => await VisitAsync(pair.Type, pair.Item).ConfigureAwait(false)).ConfigureAwait(false);
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
        var options = new ParallelOptions { MaxDegreeOfParallelism = session.Scope.Parallelism };
        return Parallel.ForEachAsync(ids, options, async (id, _) =>
        {
            if (ItemFor(descriptor, region, id) is { } item)
            {
                await ReadAsync(descriptor, item, withDetails: true).ConfigureAwait(false);
            }
        });
    }

    /// <summary>Keeps what was listed and never referred to, without details.</summary>
    /// <returns>When all is kept.</returns>
    public async Task KeepWaitingAsync()
    {
        foreach (var ((type, _), item) in _waiting.OrderBy(w => w.Key.Type).ThenBy(w => w.Key.Id, StringComparer.Ordinal))
        {
            await ReadAsync(session.Catalog.Find(type)!, item, withDetails: false).ConfigureAwait(false);
        }
    }

    private static ListedItem Wrapped(ListStep step, ListedItem item) =>
        step.Wrap is { } member && item.Value.ValueKind == JsonValueKind.String
            ? item with { Value = JsonSerializer.SerializeToElement(new JsonObject { [member] = item.Value.GetString() }) }
            : item;

    private async IAsyncEnumerable<(ResourceDescriptor Type, ListedItem Item)> ItemsAsync(ListGroup group, string region, JsonElement? parent, Dictionary<ResourceType, int> counts)
    {
        if (session.Template(region).Fill(group.Input(session.Since), default, parent) is not { } input)
        {
            yield break;
        }

        await foreach (var page in session.Calls.PagesAsync(new AwsCall(group.Call.Service, region, group.Call.Operation, input), session.Cancel).ConfigureAwait(false))
        {
            var call = new CallRecord(group.Call.Name, "", Whole(page.AnsweredAt), page.RequestId);
            foreach (var type in group.Types)
            {
                foreach (var (_, value) in type.List!.Items.Select(page.Body))
                {
                    counts[type.Type]++;
                    yield return (type, Wrapped(type.List, new ListedItem(region, value, parent, call)));
                }
            }
        }
    }

    /// <summary>Enumerates by search, where a type of the group offers it.</summary>
    /// <returns>False where there is no search, or it is not allowed here: then the list is read.</returns>
    private async Task<bool> SearchAsync(ListGroup group, string region)
    {
        if (group.Types is not [{ Search: { } search } type])
        {
            return false;
        }

        var count = 0;
        try
        {
            await foreach (var page in session.Calls.PagesAsync(SearchCall.For(search, type, region, session.Since), session.Cancel).ConfigureAwait(false))
            {
                var call = new CallRecord("sagemaker:Search", "", Whole(page.AnsweredAt), page.RequestId);
                foreach (var (_, value) in search.Items.Select(page.Body))
                {
                    count++;
                    await KeepSearchedAsync(type, new ListedItem(region, value, null, call)).ConfigureAwait(false);
                }
            }
        }
        catch (AwsCallException)
        {
            // Not a gap: what search would have answered is listed and described instead.
            return false;
        }

        session.Cover(type.Type, region, count, []);
        return true;
    }

    private async Task KeepSearchedAsync(ResourceDescriptor type, ListedItem item)
    {
        var whole = type with { Details = [.. type.Details.Where(d => d.Into.Length > 0)] };
        if (await new ResourceReader(session, whole).ReadAsync(item, withDetails: true).ConfigureAwait(false) is { } resource && session.Keep(resource))
        {
            session.References.Note(type, item.Region, resource.Properties);
        }
    }

    private async Task VisitAsync(ResourceDescriptor type, ListedItem item)
    {
        if (type.Collect == CollectMode.Referenced && !session.Scope.AllResources)
        {
            foreach (var id in type.Aliases.Prepend(type.Id).Select(p => p.FirstText(item.Value)).OfType<string>())
            {
                _waiting[(type.Type, id)] = item;
            }
        }
        else
        {
            await ReadAsync(type, item, withDetails: true).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ResourceDescriptor type, ListedItem item, bool withDetails)
    {
        if (await new ResourceReader(session, type).ReadAsync(item, withDetails).ConfigureAwait(false) is not { } resource || !session.Keep(resource))
        {
            return;
        }

        if (type.Role == ResourceRole.Ml || (type.Collect == CollectMode.Referenced && withDetails))
        {
            session.References.Note(type, item.Region, resource.Properties);
        }

        foreach (var group in children[type.Type])
        {
            await CollectAsync(group, item.Region, resource.Properties).ConfigureAwait(false);
        }
    }

    private ListedItem? ItemFor(ResourceDescriptor type, string region, string id)
    {
        if (_waiting.TryRemove((type.Type, id), out var listed) || _waiting.TryRemove((type.Type, LastPart(id)), out listed))
        {
            return listed;
        }

        // A type whose history is bounded, or that can not be listed, is asked for by name; an unlisted name of another type names nothing here.
        var byName = type.List is null || type.List.Since is not null || type.Details.Any(d => d.Call.Input.ToJsonString().Contains("${Ref}", StringComparison.Ordinal));
        return byName && type.Details.Count > 0 ? new ListedItem(region, Seed(type, id), null, null) : null;
    }

    private static JsonElement Seed(ResourceDescriptor type, string id) =>
        JsonSerializer.SerializeToElement(new JsonObject { ["Ref"] = id, [type.Id.Root] = type.List is null ? id : LastPart(id) });

    private static string LastPart(string id) => Arn.TryParse(id, out var arn) ? arn.Name : id;

    private void Cover(ListGroup group, string region, Dictionary<ResourceType, int> counts, string? gap)
    {
        foreach (var type in group.Types)
        {
            session.Cover(type.Type, CollectionSession.RegionName(type, region), counts[type.Type], gap is null ? [] : [gap]);
            if (gap is not null)
            {
                CoverChildren(type.Type, region, gap);
            }
        }
    }

    /// <summary>Where parents could not be listed, neither could their children.</summary>
    private void CoverChildren(ResourceType parent, string region, string gap)
    {
        foreach (var child in children[parent].SelectMany(g => g.Types))
        {
            session.Cover(child.Type, CollectionSession.RegionName(child, region), 0, [gap]);
            CoverChildren(child.Type, region, gap);
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
