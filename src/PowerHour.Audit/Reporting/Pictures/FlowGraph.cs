using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>The flows of an account, to be followed with and against the stream.</summary>
internal sealed class FlowGraph
{
    private const int MaxDepth = 12;

    private readonly ILookup<Node, Flow> _into;
    private readonly ILookup<Node, Flow> _outOf;

    /// <summary>Reads the flows of a graph.</summary>
    public FlowGraph(ResourceGraph graph)
    {
        Flows = [.. graph.Nodes.SelectMany(n => n.Out).Select(Flow.Of).OfType<Flow>().Where(f => StageOf.IsDrawn(f.From) && StageOf.IsDrawn(f.To))];
        _into = Flows.ToLookup(f => f.To);
        _outOf = Flows.ToLookup(f => f.From);
    }

    /// <summary>Every flow, in the order of the resources.</summary>
    public IReadOnlyList<Flow> Flows { get; }

    /// <summary>What flows into a resource.</summary>
    public IEnumerable<Flow> Into(Node node) => _into[node];

    /// <summary>What flows out of a resource.</summary>
    public IEnumerable<Flow> OutOf(Node node) => _outOf[node];

    /// <summary>All that a model was made of, and all through which it is asked.</summary>
    public IReadOnlySet<Node> Around(Node model)
    {
        var around = new HashSet<Node> { model };
        Follow(model, around, n => Into(n).Select(f => f.From));
        var asked = new HashSet<Node> { model };
        Follow(model, asked, n => OutOf(n).Where(f => Flow.Serving.Contains(f.Label)).Select(f => f.To));
        around.UnionWith(asked);
        return around;
    }

    /// <summary>The fewest steps from each resource that flows into a model to the model.</summary>
    public IReadOnlyDictionary<Node, IReadOnlyList<Flow>> StepsToward(Node model) => Steps(model, Into, f => f.From, (step, rest) => [step, .. rest]);

    /// <summary>The fewest steps from a model to each resource through which it is asked or recorded.</summary>
    public IReadOnlyDictionary<Node, IReadOnlyList<Flow>> StepsFrom(Node model) =>
        Steps(model, n => OutOf(n).Where(f => Flow.Serving.Contains(f.Label)), f => f.To, (step, before) => [.. before, step]);

    private static Dictionary<Node, IReadOnlyList<Flow>> Steps(Node model, Func<Node, IEnumerable<Flow>> next, Func<Flow, Node> far, Func<Flow, IReadOnlyList<Flow>, IReadOnlyList<Flow>> join)
    {
        var steps = new Dictionary<Node, IReadOnlyList<Flow>>();
        var front = new List<Node> { model };
        for (var depth = 0; depth < MaxDepth && front.Count > 0; depth++)
        {
            var found = new List<Node>();
            foreach (var flow in front.SelectMany(n => next(n).Select(f => (Near: n, Flow: f))))
            {
                var node = far(flow.Flow);
                if (node != model && steps.TryAdd(node, join(flow.Flow, steps.GetValueOrDefault(flow.Near, []))))
                {
                    found.Add(node);
                }
            }

            front = found;
        }

        return steps;
    }

    private static void Follow(Node start, HashSet<Node> seen, Func<Node, IEnumerable<Node>> next)
    {
        var front = new List<Node> { start };
        for (var depth = 0; depth < MaxDepth && front.Count > 0; depth++)
        {
            front = [.. front.SelectMany(next).Where(seen.Add)];
        }
    }
}
