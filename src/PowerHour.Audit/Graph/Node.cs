using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>A resource in the graph: its identity and its edges, without its properties.</summary>
/// <param name="type">The type.</param>
/// <param name="arn">The ARN.</param>
/// <param name="region">The region, or <c>global</c>.</param>
public sealed class Node(ResourceType type, string arn, string region)
{
    private Edge[] _out = [];
    private Edge[] _in = [];
    private int _outgoing;
    private int _incoming;
    private List<PlaceReference>? _places;
    private List<ImageReference>? _images;

    /// <summary>The type.</summary>
    public ResourceType Type { get; } = type;

    /// <summary>The ARN.</summary>
    public string Arn { get; } = arn;

    /// <summary>The region, or <c>global</c>.</summary>
    public string Region { get; } = region;

    /// <summary>What it refers to.</summary>
    public IReadOnlyList<Edge> Out => _out;

    /// <summary>Who refers to it.</summary>
    public IReadOnlyList<Edge> In => _in;

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

    internal void Add(PlaceReference place) => (_places ??= new(2)).Add(place);

    internal void Add(ImageReference image) => (_images ??= new(1)).Add(image);

    internal void Resolve(AccessPointNames points)
    {
        for (var i = 0; i < _places?.Count; i++)
        {
            _places[i] = _places[i] with { Place = points.Resolve(_places[i].Place) };
        }
    }

    /// <summary>Gives every node its edges, in lists that are exactly as long as they need to be. Once: what a node had before is forgotten.</summary>
    /// <param name="edges">All edges of a graph, in the order in which nodes shall have them.</param>
    internal static void Connect(IReadOnlyCollection<Edge> edges)
    {
        foreach (var edge in edges)
        {
            edge.From._outgoing++;
            edge.To._incoming++;
        }

        foreach (var edge in edges)
        {
            Lay(edge, ref edge.From._out, ref edge.From._outgoing);
            Lay(edge, ref edge.To._in, ref edge.To._incoming);
        }
    }

    /// <summary>Lays an edge into a list that is made for as many as were counted; from then on the count is of those that lie there.</summary>
    private static void Lay(Edge edge, ref Edge[] list, ref int count)
    {
        if (list.Length == 0)
        {
            (list, count) = (new Edge[count], 0);
        }

        list[count++] = edge;
    }
}
