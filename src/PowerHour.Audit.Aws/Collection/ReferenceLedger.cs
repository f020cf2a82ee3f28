using System.Collections.Concurrent;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Remembers what collected resources refer to, so that shared resources are read only where they matter.</summary>
/// <param name="wanted">The types whose references count.</param>
internal sealed class ReferenceLedger(IReadOnlySet<ResourceType> wanted)
{
    private readonly ConcurrentDictionary<(ResourceType Type, string Region, string Id), bool> _open = new();

    private readonly ConcurrentDictionary<(ResourceType Type, string Region, string Id), bool> _seen = new();

    /// <summary>Notes what a resource refers to.</summary>
    /// <param name="descriptor">The resource's descriptor.</param>
    /// <param name="region">The resource's region.</param>
    /// <param name="properties">The resource's properties.</param>
    /// <param name="isReferred">Whether another resource refers to it.</param>
    public void Note(ResourceDescriptor descriptor, string region, JsonElement properties, bool isReferred)
    {
        foreach (var relation in descriptor.Relations.Where(r => wanted.Contains(r.To) && (isReferred || !r.OnlyFromReferred)))
        {
            foreach (var (_, target) in References.Of(relation, properties))
            {
                var key = (relation.To, Arn.TryParse(target, out var arn) && arn.Region.Length > 0 ? arn.Region : region, target);
                if (_seen.TryAdd(key, true))
                {
                    _open[key] = true;
                }
            }
        }
    }

    /// <summary>Takes the references that were noted since the last time.</summary>
    /// <returns>By type and region: the ids, sorted.</returns>
    public IReadOnlyList<(ResourceType Type, string Region, IReadOnlyList<string> Ids)> TakeOpen()
    {
        var taken = _open.Keys.ToArray();
        foreach (var key in taken)
        {
            _open.TryRemove(key, out _);
        }

        return [.. taken.GroupBy(k => (k.Type, k.Region)).OrderBy(g => g.Key.Type).ThenBy(g => g.Key.Region, StringComparer.Ordinal)
            .Select(g => (g.Key.Type, g.Key.Region, (IReadOnlyList<string>)[.. g.Select(k => k.Id).Order(StringComparer.Ordinal)]))];
    }
}
