using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>The steps that lead to a place or resource, each worked out once: models share most of what lies before them.</summary>
/// <param name="writers">Who writes what.</param>
internal sealed class LineageSteps(DataWriters writers)
{
    private readonly Dictionary<S3Place, LineageStep[]> _ofPlaces = [];
    private readonly Dictionary<Node, LineageStep[]> _ofNodes = [];
    private readonly Dictionary<Node, (LineageStep[] Sources, LineageStep[] Relatives)> _before = [];

    /// <summary>Who writes a place, those that name it exactly first.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The steps.</returns>
    public IReadOnlyList<LineageStep> WritersOf(S3Place place)
    {
        if (!_ofPlaces.TryGetValue(place, out var steps))
        {
            _ofPlaces[place] = steps = [.. writers.Of(place).OrderByDescending(s => s.Link.Confidence)];
        }

        return steps;
    }

    /// <summary>Who puts content into a resource.</summary>
    /// <param name="node">The resource.</param>
    /// <returns>The steps.</returns>
    public IReadOnlyList<LineageStep> WritersOf(Node node)
    {
        if (!_ofNodes.TryGetValue(node, out var steps))
        {
            _ofNodes[node] = steps = [.. DataWriters.Of(node)];
        }

        return steps;
    }

    /// <summary>What a worker reads, and which workers it goes back to.</summary>
    /// <param name="worker">The worker.</param>
    /// <returns>The steps.</returns>
    public (IReadOnlyList<LineageStep> Sources, IReadOnlyList<LineageStep> Relatives) Before(Node worker)
    {
        if (!_before.TryGetValue(worker, out var steps))
        {
            _before[worker] = steps = ([.. DataSources.Of(worker)], [.. DataSources.RelativesOf(worker)]);
        }

        return steps;
    }
}
