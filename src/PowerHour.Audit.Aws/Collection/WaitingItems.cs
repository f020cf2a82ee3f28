using System.Collections.Concurrent;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Listed resources that are read in full only when another refers to them.</summary>
internal sealed class WaitingItems
{
    private readonly ConcurrentDictionary<(ResourceType Type, string Region, string Name), Waiting> _byName = new();

    /// <summary>Lets a resource wait under each of its names.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="region">The region as reports name it.</param>
    /// <param name="arn">Its ARN where known.</param>
    /// <param name="item">The resource as listed.</param>
    public void Add(ResourceDescriptor type, string region, string? arn, ListedItem item)
    {
        var aliases = type.Aliases.SelectMany(a => a.Select(item.Value)).Where(v => v.Value.ValueKind == JsonValueKind.String).Select(v => v.Value.GetString());
        var waiting = new Waiting(item);
        foreach (var name in aliases.Prepend(type.Id.FirstText(item.Value)).Append(arn).OfType<string>())
        {
            _byName[(type.Type, region, name)] = waiting;
        }
    }

    /// <summary>Takes a resource that waits, once whatever its names.</summary>
    /// <param name="type">The type.</param>
    /// <param name="region">The region as reports name it.</param>
    /// <param name="id">How another refers to it.</param>
    /// <param name="item">The resource, or null where another took it before.</param>
    /// <returns>True where one of that name waits or waited.</returns>
    public bool TryTake(ResourceType type, string region, string id, out ListedItem? item)
    {
        var found = ReferenceNames.Of(id).Select(n => _byName.GetValueOrDefault((type, region, n))).FirstOrDefault(w => w is not null);
        item = found?.Take();
        return found is not null;
    }

    /// <summary>Takes all that still wait, sorted.</summary>
    /// <returns>Type and resource.</returns>
    public IEnumerable<(ResourceType Type, ListedItem Item)> TakeAll()
    {
        foreach (var (key, waiting) in _byName.OrderBy(w => w.Key.Type).ThenBy(w => w.Key.Region, StringComparer.Ordinal).ThenBy(w => w.Key.Name, StringComparer.Ordinal))
        {
            if (waiting.Take() is { } item)
            {
                yield return (key.Type, item);
            }
        }
    }

    private sealed class Waiting(ListedItem item)
    {
        private ListedItem? _item = item;

        public ListedItem? Take() => Interlocked.Exchange(ref _item, null);
    }
}
