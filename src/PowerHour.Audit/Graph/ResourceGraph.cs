using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>How the resources of a snapshot are connected.</summary>
public sealed class ResourceGraph
{
    private readonly Dictionary<string, Node> _nodes;
    private IReadOnlyList<Node>? _sorted;

    private readonly HashSet<(ResourceType Source, string Edge, ResourceType Target, string Region, string Gap)> _unreadEdges;

    internal ResourceGraph(Dictionary<string, Node> nodes, HashSet<(ResourceType Source, string Edge, ResourceType Target, string Region, string Gap)> unreadEdges)
    {
        _nodes = nodes;
        _unreadEdges = unreadEdges;
    }

    /// <summary>Every node, sorted by ARN.</summary>
    public IReadOnlyList<Node> Nodes => _sorted ??= [.. _nodes.Values.OrderBy(n => n.Arn, StringComparer.Ordinal)];

    /// <summary>Every node, in no order.</summary>
    internal IReadOnlyCollection<Node> All => _nodes.Values;

    /// <summary>The node of a resource.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <returns>The node, or null.</returns>
    public Node? Find(string arn) => _nodes.GetValueOrDefault(arn);

    /// <summary>Every kind of resource whose references could not all be read, with the type that they would name and the gap.</summary>
    public IEnumerable<(ResourceType Source, ResourceType Target, string Gap)> Unread => _unreadEdges.Select(u => (u.Source, u.Target, u.Gap)).Distinct();

    /// <summary>The gaps because of which resources of some types may refer to more than is known.</summary>
    /// <param name="sources">The types of those that refer.</param>
    /// <returns>The gap ids, each once.</returns>
    internal IEnumerable<string> UnreadOf(IReadOnlySet<ResourceType> sources) => _unreadEdges.Where(u => sources.Contains(u.Source)).Select(u => u.Gap).Distinct(StringComparer.Ordinal);

    /// <summary>The gaps because of which further resources might refer to a target type: references that stand in parts that could not be read.</summary>
    /// <param name="edge">The kind of edge.</param>
    /// <param name="target">The target type.</param>
    /// <param name="source">The type of those that refer; null for any.</param>
    /// <returns>The gap ids, sorted.</returns>
    public IReadOnlyList<string> UnreadReferences(string edge, ResourceType target, ResourceType? source = null) =>
        [.. _unreadEdges.Where(u => u.Edge == edge && u.Target == target && (source is null || u.Source == source)).Select(u => u.Gap).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
