using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Makes pictures of an account's lineage: of all of it, and of each served model.</summary>
internal sealed class LineagePictures
{
    private const string ModelType = "AWS::SageMaker::Model";

    private readonly ReportLineage _lineage;
    private readonly FlowGraph _flows;
    private readonly Dictionary<string, int> _failures;
    private readonly string _partition;

    /// <summary>Takes a report's lineage.</summary>
    public LineagePictures(AuditReport report, ReportLineage lineage)
    {
        _lineage = lineage;
        _flows = new FlowGraph(lineage.Graph);
        _failures = report.Findings.Where(f => f.Status == Status.Fail).GroupBy(f => f.Resource.Arn, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        ServedModels = [.. Served(lineage.Graph)];
        _partition = report.Manifest.Partition;
        Paths = ShownPath.Of(report.Findings);
    }

    /// <summary>The served models, sorted by ARN.</summary>
    public IReadOnlyList<Node> ServedModels { get; }

    /// <summary>The served models of an account, sorted by ARN.</summary>
    public static IEnumerable<Node> Served(ResourceGraph graph) => graph.Nodes.Where(n => n.Type.Name == ModelType && n.Served);

    /// <summary>The attack paths that failures show, the worst first.</summary>
    public IReadOnlyList<ShownPath> Paths { get; }

    /// <summary>Those of them that somebody or something takes.</summary>
    public IReadOnlyList<ShownPath> Taken => [.. Paths.Where(p => p.IsTaken)];

    /// <summary>The whole lineage.</summary>
    /// <param name="paths">The attack paths to draw in.</param>
    public Picture Whole(IReadOnlyList<ShownPath> paths) => Draw("Machine-learning lineage of the account", "from data to whoever asks the models", _flows.Flows.SelectMany(f => new[] { f.From, f.To }).Where(n => n.InLineage).ToHashSet(), subject: null, paths);

    /// <summary>The lineage of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="paths">The attack paths to draw in: of them, those that go through the model.</param>
    public Picture Of(Node model, IReadOnlyList<ShownPath> paths) => Draw($"Lineage of the model {NameOf(model)}", "from the data that it was made of to whoever asks it", _flows.Around(model), model, [.. paths.Where(p => p.Touches(model.Arn))]);

    /// <summary>Attack paths alone: their points and nothing else.</summary>
    public Picture OfPaths(string title, IReadOnlyList<ShownPath> paths) => Described(new PathPictures(Box).Draw(new Picture(title, "", [], []), paths), "from who can begin them to the models that they reach");

    /// <summary>The resources around a model.</summary>
    public IReadOnlySet<Node> Around(Node model) => _flows.Around(model);

    /// <summary>Whether a resource is data at rest, or a stream of it, before training.</summary>
    public bool IsData(Node node) => StageOf.Of(node, _flows) is (PictureStage.Sources or PictureStage.Data, PictureShape.Data);

    /// <summary>What a resource is, in a word or two.</summary>
    public string KindOf(Node node) => _lineage.Services.Find(node.Type)?.Title ?? node.Type.ShortName;

    /// <summary>What a resource is called.</summary>
    public static string NameOf(Node node) => Arn.TryParse(node.Arn, out var arn) ? NameIn(arn.Resource) : node.Arn;

    // What follows the kind: `model-package/fraud/3` is version 3 of fraud, and a bucket has no kind before its name.
    private static string NameIn(string resource) => resource.AsSpan().IndexOfAny('/', ':') is > 0 and var at ? resource[(at + 1)..] : resource.TrimStart('/');

    private Picture Draw(string title, string from, IReadOnlySet<Node> shown, Node? subject, IReadOnlyList<ShownPath> paths)
    {
        var nodes = shown.OrderBy(n => n.Arn, StringComparer.Ordinal).Select(n => Box(n, n == subject)).ToList();
        var edges = PictureGroups.Merge(_flows.Flows.Where(f => shown.Contains(f.From) && shown.Contains(f.To)).Select(f => new PictureEdge { From = f.From.Arn, To = f.To.Arn, Label = f.Label }));
        return Described(new PathPictures(Box).Draw(new Picture(title, "", nodes, edges), paths), from);
    }

    private static Picture Described(Picture picture, string from) => picture with { Description = $"{picture.Title}, {from}: {PictureSentences.Describe(picture)}" };

    /// <summary>The box of a point: an object or prefix stands for its bucket, an image for its repository. None where no resource of the account is it, or lineages do not draw its kind.</summary>
    private PictureNode? Box(PathPoint point)
    {
        var arn = S3Location.TryParse(point.Id, out var place) ? $"arn:{_partition}:s3:::{place.Bucket}" : point.Kind == "image" ? ReferenceText.Target(ReferenceForm.Image, point.Id) : point.Id;
        return arn is not null && _lineage.Graph.Find(arn) is { } node && StageOf.IsDrawn(node) ? Box(node, isSubject: false) : null;
    }

    private PictureNode Box(Node node, bool isSubject)
    {
        var (stage, shape) = StageOf.Of(node, _flows);
        return new PictureNode
        {
            Id = node.Arn,
            Type = node.Type.Name,
            Kind = KindOf(node),
            Name = NameOf(node),
            Stage = stage,
            Shape = shape,
            Failures = _failures.GetValueOrDefault(node.Arn),
            IsSubject = isSubject,
        };
    }
}
