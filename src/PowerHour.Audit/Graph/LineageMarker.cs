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
        var roots = graph.Nodes.Where(n => store.Catalog.Find(n.Type)?.Role == ResourceRole.Ml && store.Catalog.Find(n.Type)!.Service == "sagemaker");
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
            foreach (var next in node.Out.Where(forward).Select(e => e.To).Concat(node.In.Where(backward).Select(e => e.From)).Where(n => !seen(n)))
            {
                open.Push(next);
            }
        }
    }
}
