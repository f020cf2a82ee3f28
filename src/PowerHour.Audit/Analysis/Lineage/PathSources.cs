using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Where paths can begin: the parts of a served model's lineage, each with the way from it to the model.</summary>
/// <param name="context">The account.</param>
internal sealed class PathSources(AnalysisContext context)
{
    private static readonly ResourceType Function = new("AWS::Lambda::Function");

    private readonly LineageMap _map = context.Lineage;

    /// <summary>Places, streams, feature groups and tables whose content the model was trained on.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each.</returns>
    public PathList TrainingData(Node subject) => Each(subject, c => c.Data, LineageGaps.OfData(context));

    /// <summary>Jobs, streams and other resources that made the artifact and the data, beside the model and its packages.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each.</returns>
    public PathList Workers(Node subject) => Each(subject, c => c.Workers, LineageGaps.OfData(context));

    /// <summary>Places that hold the model, and what training left beside it.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each.</returns>
    public PathList Artifacts(Node subject) =>
        Each(subject, c => c.Artifacts, LineageGaps.OfArtifacts(context), c => c.HolderGapIds);

    /// <summary>Images of the model and of the jobs before it.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each.</returns>
    public PathList Images(Node subject) => Beside(subject, way =>
        from reference in way.Node!.Images
        select way.Before(Points.Of(reference.Image), reference.Image, new PathLink(StepLabel.ImageOf, Confidence.Configured) { Owner = way.Node, Field = reference.Path, Value = reference.Image.ToString() }));

    /// <summary>Scripts and libraries that the jobs before the model run.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each.</returns>
    public PathList Scripts(Node subject) => Beside(subject, way =>
        from reference in way.Node!.Places
        where reference.Kind == "runs-script"
        select LineageStep.From(StepLabel.ScriptOf, reference).Before(way, _map.Points));

    /// <summary>Functions that change records on their way to the training data.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each.</returns>
    public PathList Transforms(Node subject)
    {
        var known = Beside(subject, way =>
            from edge in way.Node!.Out
            where edge.Kind == "transformed-by"
            select LineageStep.Along(edge.To, StepLabel.TransformsRecordsOf, edge).Before(way, _map.Points));
        return known with { GapIds = Unread.Joined(known.GapIds, context.Store.GapsOf(Function)) };
    }

    /// <summary>Where requests and answers of the model are kept.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <returns>Ways from each to where the model is served.</returns>
    public PathList Captures(Node subject)
    {
        var ends = _map.WaysOf(subject).SelectMany(w => w.Steps.Skip(1)).DistinctBy(s => s.Head.Id, StringComparer.Ordinal);
        var ways = ends.SelectMany(end => end.Node!.Places.Where(p => p.Kind == "captures-to" && IsOn(p.From, p.Path)).Select(p => LineageStep.From(StepLabel.CapturedFrom, p).Before(end, _map.Points)));
        return new PathList([.. ways.DistinctBy(w => w.Head.Id, StringComparer.Ordinal)], LineageGaps.OfServing(context));
    }

    /// <summary>Data capture that is configured and switched off keeps nothing; other places of answers are kept as long as they are named.</summary>
    private bool IsOn(Node node, string path) => !path.StartsWith("DataCaptureConfig.", StringComparison.Ordinal)
        || context.Store.Keep(node.Type).Find(node.Arn, node.Region) is not { } resource
        || AwsServices.JsonPath.Parse("DataCaptureConfig.EnableCapture").First(resource.Properties) is not { ValueKind: System.Text.Json.JsonValueKind.False };

    private PathList Each(Node subject, Func<Closure, IReadOnlyList<Chain>> part, IReadOnlyList<string> gaps) => Each(subject, part, gaps, c => c.GapIds);

    private PathList Each(Node subject, Func<Closure, IReadOnlyList<Chain>> part, IReadOnlyList<string> gaps, Func<Closure, IReadOnlyList<string>> own) => PathList.Of(_map.WaysOf(subject).Select(w =>
    {
        var closure = _map.ClosureOf(w);
        return new PathList(part(closure), Unread.Joined(own(closure), gaps));
    }));

    private PathList Beside(Node subject, Func<Chain, IEnumerable<Chain>> step)
    {
        var workers = Workers(subject);
        return workers with { Ways = [.. workers.Ways.SelectMany(step).DistinctBy(w => (w.Head.Id, w.Next!.Head.Id))] };
    }
}
