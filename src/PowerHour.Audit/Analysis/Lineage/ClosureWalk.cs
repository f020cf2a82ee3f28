using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Goes backwards from a served model over artifacts, jobs and data, breadth first, so that the way to each thing is a shortest one.</summary>
internal sealed class ClosureWalk
{
    /// <summary>How many jobs in a row are followed.</summary>
    public const int Deepest = 12;

    private readonly Points _points;
    private readonly LineageSteps _steps;
    private readonly ReplicationRules _replication;
    private readonly OriginGaps _origins;
    private readonly HashSet<object> _seen = [];
    private readonly Queue<(Chain Way, int Depth)> _open = new();
    private readonly List<Chain> _artifacts = [];
    private readonly List<Chain> _data = [];
    private readonly List<Chain> _workers = [];
    private readonly SortedSet<string> _gaps = new(StringComparer.Ordinal);

    /// <summary>A walk.</summary>
    /// <param name="points">Names points.</param>
    /// <param name="steps">Who writes what, and from what.</param>
    /// <param name="replication">Which bucket copies to which.</param>
    /// <param name="origins">What is not known of where content comes from.</param>
    public ClosureWalk(Points points, LineageSteps steps, ReplicationRules replication, OriginGaps origins) => (_points, _steps, _replication, _origins) = (points, steps, replication, origins);

    /// <summary>Walks.</summary>
    /// <param name="model">The way from the model to where it is served.</param>
    /// <returns>What was found.</returns>
    public Closure From(Chain model)
    {
        foreach (var holder in HoldersOf(model))
        {
            _workers.Add(holder);
            _gaps.UnionWith(_origins.Of(holder.Node!));
            foreach (var place in holder.Node!.Places.Where(p => p.Kind == "loads"))
            {
                AddPlace(LineageStep.From(StepLabel.LoadedBy, place), holder, 0, _artifacts);
            }
        }

        string[] holderGaps = [.. _gaps];
        FollowNames(model);
        Walk();
        if (!_workers.Exists(w => w.Node!.Type.ShortName is "TrainingJob" or "AutoMLJob" or "HyperParameterTuningJob"))
        {
            // The jobs of the model may be older than the lookback, or lie in another account: that nothing was found says nothing.
            _gaps.Add(LineageGaps.OriginOf(model));
        }

        return new Closure(_artifacts, _data, _workers, [.. _gaps]) { HolderGapIds = holderGaps };
    }

    /// <summary>The model and the packages that it was made from: what names artifacts and images.</summary>
    private IEnumerable<Chain> HoldersOf(Chain model) => model.Node!.Out.Where(e => e.Kind == "derived-from").Select(e => LineageStep.Along(e.To, StepLabel.PackageOf, e).Before(model, _points)).Prepend(model)
        .Concat(model.Next is { Node.Type.ShortName: "InferenceComponent" } component ? [component] : []);

    /// <summary>Where no job is known to have written the artifact, its name may still say which did, as with one that was copied with its folders.</summary>
    private void FollowNames(Chain model)
    {
        foreach (var artifact in _artifacts.ToArray())
        {
            if (_steps.WritersOf(artifact.Place!.Value).Count > 0)
            {
                continue;
            }

            foreach (var edge in artifact.Next!.Node!.Out.Where(e => e.Kind == "produced-by" && artifact.Link!.Field == e.Place))
            {
                var link = new PathLink(StepLabel.NamedAsMadeBy, Confidence.Assumed) { Owner = edge.From, Field = edge.Place, Value = artifact.Head.Id, Doubts = [$"ASSUMED_EDGE {edge.To.Arn} made-by-name-alone"] };
                AddWorker(artifact.Before(_points.Of(edge.To), edge.To, link), 0);
            }
        }
    }

    private void Walk()
    {
        while (_open.TryDequeue(out var at))
        {
            var (way, depth) = at;
            foreach (var step in way.Place is { } place ? _steps.WritersOf(place) : way.Node is { } node ? _steps.WritersOf(node) : [])
            {
                if (depth >= Deepest)
                {
                    _gaps.Add($"{GapCause.Bounded.Name()} lineage-deeper-than-{Deepest}-jobs {way.Steps.Last().Node!.Region}");
                    break;
                }

                AddWorker(step, way, depth);
            }

            Widen(way, depth);
        }
    }

    /// <summary>Other places with the same content: those that replicate into a place, and the tables of a database.</summary>
    private void Widen(Chain way, int depth)
    {
        var others = way.Place is { } place ? _replication.Into(place) : way.Node is { } node ? DataSources.TablesOf(node) : [];
        foreach (var step in others)
        {
            AddPlace(step, way, depth, _artifacts.Contains(way) ? _artifacts : _data);
        }
    }

    private void AddWorker(LineageStep step, Chain to, int depth)
    {
        if (!_seen.Contains(step.Node!))
        {
            AddWorker(step.Before(to, _points), depth);
        }
    }

    private void AddWorker(Chain way, int depth)
    {
        var worker = way.Node!;
        if (!_seen.Add(worker))
        {
            return;
        }

        _workers.Add(way);
        _gaps.UnionWith(_origins.Of(worker));
        AddLeftovers(way, depth);
        if (DataSources.IsPlace(worker))
        {
            _data.Add(way);
            _open.Enqueue((way, depth + 1));
        }

        var (sources, relatives) = _steps.Before(worker);
        foreach (var step in sources)
        {
            AddPlace(step, way, depth + 1, _data);
        }

        foreach (var step in relatives)
        {
            AddWorker(step, way, depth);
        }
    }

    /// <summary>Checkpoints and debugging output of the job that made the model hold weights too.</summary>
    private void AddLeftovers(Chain way, int depth)
    {
        if (depth > 0 || way.Node!.Type.ShortName != "TrainingJob")
        {
            return;
        }

        foreach (var place in way.Node.Places.Where(p => p.Kind == "writes" && !p.Path.StartsWith("ModelArtifacts.", StringComparison.Ordinal) && !p.Path.StartsWith("OutputDataConfig.", StringComparison.Ordinal)))
        {
            var step = LineageStep.From(StepLabel.LeftBy, place);
            _artifacts.Add(step.Before(way, _points));
        }
    }

    private void AddPlace(LineageStep step, Chain to, int depth, List<Chain> into)
    {
        if (!_seen.Add(step.Place is { } place ? place : step.Node!))
        {
            return;
        }

        var way = step.Before(to, _points);
        into.Add(way);
        _open.Enqueue((way, depth));
        if (way.Place is { Form: S3Form.Manifest })
        {
            _gaps.Add($"{GapCause.NotCollected.Name()} {way.Head.Id} {way.Steps.Last().Node!.Region}");
        }
        else if (way.Place is { } unresolved && AccessPointNames.IsPoint(unresolved.Bucket))
        {
            _gaps.Add($"{GapCause.NotCollected.Name()} {unresolved.Bucket} global");
        }
    }
}
