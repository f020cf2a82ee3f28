using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>What leads to each served model. What is asked of one model is worked out once.</summary>
internal sealed class LineageMap
{
    private readonly Serving _serving;
    private readonly Lazy<LineageSteps> _steps;
    private readonly Lazy<ReplicationRules> _replication;
    private readonly OriginGaps _origins;
    private readonly Dictionary<(Node Model, string End), Closure> _closures = [];
    private readonly Dictionary<Node, IReadOnlyList<Chain>> _ways = [];

    /// <summary>A map of an account.</summary>
    /// <param name="context">The account.</param>
    public LineageMap(AnalysisContext context)
    {
        Points = new Points(context.Store);
        _serving = new Serving(Points);
        _origins = new OriginGaps(context.Store);
        _steps = new(() => new LineageSteps(new DataWriters(context.Graph)));
        _replication = new(() => new ReplicationRules(context.Store, context.Graph));
    }

    /// <summary>Names points.</summary>
    public Points Points { get; }

    /// <summary>Which bucket copies to which.</summary>
    public ReplicationRules Replication => _replication.Value;

    /// <summary>The ways from a model to what answers with it.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The ways, those of production first.</returns>
    public IReadOnlyList<Chain> WaysFrom(Node model)
    {
        if (!_ways.TryGetValue(model, out var ways))
        {
            _ways[model] = ways = _serving.WaysFrom(model);
        }

        return ways;
    }

    /// <summary>For what is judged, one way for each model to where it is served: of a model the nearest, of an endpoint those of its models that end there.</summary>
    /// <param name="subject">A model or an endpoint; anything else has none.</param>
    /// <returns>The ways.</returns>
    public IReadOnlyList<Chain> WaysOf(Node subject) => subject.Type.ShortName switch
    {
        "Model" => [.. WaysFrom(subject).Take(1)],
        "Endpoint" => [.. Serving.ModelsOf(subject).Select(m => WaysFrom(m).FirstOrDefault(w => w.Steps.Last().Node == subject)).OfType<Chain>()],
        _ => [],
    };

    /// <summary>What leads to a model.</summary>
    /// <param name="way">The way from the model to where it is served.</param>
    /// <returns>What was found.</returns>
    public Closure ClosureOf(Chain way)
    {
        var key = (way.Node!, way.Steps.Last().Head.Id);
        if (!_closures.TryGetValue(key, out var closure))
        {
            _closures[key] = closure = new ClosureWalk(Points, _steps.Value, Replication, _origins).From(way);
        }

        return closure;
    }

    /// <summary>The jobs and other resources that write a place, each as a step to it.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The steps, those that name it exactly first.</returns>
    internal IReadOnlyList<LineageStep> WritersOf(S3Place place) => _steps.Value.WritersOf(place);
}
