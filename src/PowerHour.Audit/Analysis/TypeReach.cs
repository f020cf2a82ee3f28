using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Which types the lineage can come to from a type, by the relations that descriptors name.</summary>
/// <param name="catalog">The relations.</param>
internal sealed class TypeReach(ServiceCatalog catalog)
{
    private readonly Dictionary<ResourceType, HashSet<ResourceType>> _reach = [];

    /// <summary>Whether unseen resources of one type could bring resources of another into the lineage.</summary>
    /// <param name="from">The type of the unseen.</param>
    /// <param name="to">The type that is asked about.</param>
    /// <returns>True where a chain of relations leads there.</returns>
    public bool Leads(ResourceType from, ResourceType to)
    {
        if (!_reach.TryGetValue(from, out var reach))
        {
            _reach[from] = reach = Spread(from);
        }

        return reach.Contains(to);
    }

    private HashSet<ResourceType> Spread(ResourceType from)
    {
        var seen = new HashSet<ResourceType>();
        var open = new Stack<ResourceType>([from]);
        while (open.TryPop(out var type))
        {
            if (seen.Add(type))
            {
                var forward = catalog.Find(type)?.Relations.Select(r => r.To) ?? [];
                var feeding = catalog.Types.Where(t => t.Relations.Any(r => r.To == type && EdgeKinds.Feeding.Contains(r.Edge))).Select(t => t.Type);
                var standIns = catalog.Types.Where(t => t.StandsFor == type).Select(t => t.Type);
                foreach (var next in forward.Concat(feeding).Concat(standIns))
                {
                    open.Push(next);
                }
            }
        }

        return seen;
    }
}
