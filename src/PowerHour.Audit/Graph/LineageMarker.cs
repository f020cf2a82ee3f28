using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Graph;

/// <summary>Marks which nodes belong to the ML lineage, and which to the lineage of a served model.</summary>
internal static class LineageMarker
{
    private static readonly HashSet<string> ModelEdges = new(StringComparer.Ordinal) { "hosts", "deploys", "derived-from", "produced-by", "child-of" };

    /// <summary>Marks the nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="store">Knows which types are machine learning's own.</param>
    /// <param name="served">The nodes that answer requests now.</param>
    public static void Mark(ResourceGraph graph, ResourceStore store, IReadOnlyList<Node> served)
    {
        var roots = graph.All.Where(n => store.Catalog.Find(n.Type) is { Role: ResourceRole.Ml, Service: "sagemaker" });
        Spread(roots, n => n.InLineage, n => n.InLineage = true, _ => true, e => EdgeKinds.Feeding.Contains(e.Kind));
        Spread(served, n => n.Served, n => n.Served = true, e => ModelEdges.Contains(e.Kind), _ => false);
    }

    private static void Spread(IEnumerable<Node> roots, Func<Node, bool> seen, Action<Node> mark, Func<Edge, bool> forward, Func<Edge, bool> backward)
    {
        var open = new Stack<Node>(roots);
        while (open.TryPop(out var node))
        {
            if (seen(node))
            {
                continue;
            }

            mark(node);
            foreach (var edge in node.Out)
            {
                if (forward(edge) && !seen(edge.To))
                {
                    open.Push(edge.To);
                }
            }

            foreach (var edge in node.In)
            {
                if (backward(edge) && !seen(edge.From))
                {
                    open.Push(edge.From);
                }
            }
        }
    }
}
