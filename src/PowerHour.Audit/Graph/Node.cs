using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>A resource in the graph: its identity and its edges, without its properties.</summary>
/// <param name="type">The type.</param>
/// <param name="arn">The ARN.</param>
/// <param name="region">The region, or <c>global</c>.</param>
public sealed class Node(ResourceType type, string arn, string region)
{
    private List<Edge>? _out;
    private List<Edge>? _in;
    private List<PlaceReference>? _places;
    private List<ImageReference>? _images;

    /// <summary>The type.</summary>
    public ResourceType Type { get; } = type;

    /// <summary>The ARN.</summary>
    public string Arn { get; } = arn;

    /// <summary>The region, or <c>global</c>.</summary>
    public string Region { get; } = region;

    /// <summary>What it refers to.</summary>
    public IReadOnlyList<Edge> Out => _out ?? [];

    /// <summary>Who refers to it.</summary>
    public IReadOnlyList<Edge> In => _in ?? [];

    /// <summary>The fields in which it names the roles that it runs as.</summary>
    public IEnumerable<Edge> Roles => Out.Where(e => e is { Kind: "assumes", To.Type.Name: "AWS::IAM::Role" });

    /// <summary>The places in S3 that it names.</summary>
    public IReadOnlyList<PlaceReference> Places => _places ?? [];

    /// <summary>The container images that it names.</summary>
    public IReadOnlyList<ImageReference> Images => _images ?? [];

    /// <summary>Whether the ML lineage reaches it.</summary>
    public bool InLineage { get; internal set; }

    /// <summary>Whether it is in the lineage of a model that is served.</summary>
    public bool Served { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => Arn;

    internal void Add(PlaceReference place) => (_places ??= []).Add(place);

    internal void Add(ImageReference image) => (_images ??= []).Add(image);

    internal void Resolve(AccessPointNames points)
    {
        for (var i = 0; i < _places?.Count; i++)
        {
            _places[i] = _places[i] with { Place = points.Resolve(_places[i].Place) };
        }
    }

    internal static void Connect(Edge edge)
    {
        (edge.From._out ??= []).Add(edge);
        (edge.To._in ??= []).Add(edge);
    }
}
