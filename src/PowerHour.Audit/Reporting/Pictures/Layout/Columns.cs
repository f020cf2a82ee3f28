namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Gives every box its column: stages from left to right, and within a stage as near to what it feeds as can be.</summary>
internal sealed class Columns
{
    private readonly IReadOnlyList<LayoutNode> _nodes;
    private readonly List<int>[] _next;
    private readonly int[] _toEnd;

    private Columns(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges)
    {
        _nodes = nodes;
        _next = [.. nodes.Select(_ => new List<int>())];
        _toEnd = new int[nodes.Count];
        IsBackward = new bool[edges.Count];
        Of = new int[nodes.Count];
        Orient(edges);
        Place();
    }

    /// <summary>The column of each box.</summary>
    public int[] Of { get; }

    /// <summary>Which lines run from right to left: against the stages, or closing a circle.</summary>
    public bool[] IsBackward { get; }

    /// <summary>How many columns there are.</summary>
    public int Count { get; private set; }

    /// <summary>Assigns the columns.</summary>
    public static Columns Assign(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges) => new(nodes, edges);

    private void Orient(IReadOnlyList<LayoutEdge> edges)
    {
        var within = new List<(int To, int Edge)>[_nodes.Count];
        for (var i = 0; i < edges.Count; i++)
        {
            var (from, to) = edges[i];
            IsBackward[i] = from == to || _nodes[from].Stage > _nodes[to].Stage;
            if (from != to && _nodes[from].Stage == _nodes[to].Stage)
            {
                (within[from] ??= []).Add((to, i));
            }
        }

        var state = new byte[_nodes.Count];
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (state[i] == 0)
            {
                Walk(i, within, state);
            }
        }
    }

    // A walk without recursion, because a chain may be as long as the account is large.
    private void Walk(int root, List<(int To, int Edge)>[] within, byte[] state)
    {
        var path = new Stack<(int Node, int Next)>([(root, 0)]);
        state[root] = 1;
        while (path.TryPop(out var at))
        {
            if (at.Next >= (within[at.Node]?.Count ?? 0))
            {
                state[at.Node] = 2;
                _toEnd[at.Node] = _next[at.Node].Select(n => _toEnd[n] + 1).DefaultIfEmpty().Max();
                continue;
            }

            var (to, edge) = within[at.Node][at.Next];
            path.Push((at.Node, at.Next + 1));
            IsBackward[edge] = state[to] == 1;
            if (IsBackward[edge])
            {
                continue;
            }

            _next[at.Node].Add(to);
            if (state[to] == 0)
            {
                state[to] = 1;
                path.Push((to, 0));
            }
        }
    }

    private void Place()
    {
        foreach (var stage in Enumerable.Range(0, _nodes.Count).GroupBy(i => _nodes[i].Stage).OrderBy(g => g.Key))
        {
            var depth = stage.Max(i => _toEnd[i]) + 1;
            foreach (var node in stage)
            {
                Of[node] = Count + depth - 1 - _toEnd[node];
            }

            Count += depth;
        }
    }
}
