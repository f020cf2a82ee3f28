using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Collections;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>Connects the resources of a snapshot by the relations of their descriptors.</summary>
public sealed class GraphBuilder
{
    private readonly ResourceStore _store;
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(ResourceType Type, string Region, string Name), Node> _names = [];
    private readonly HashSet<(ResourceType Source, string Edge, ResourceType Target, string Region, string Gap)> _unread = [];
    private readonly PieceList<OpenReference> _open = [];
    private readonly KnownNames _texts = new();
    private readonly List<(string Place, JsonElement Owner, JsonElement Value)> _found = [];

    private readonly List<Node> _served = [];
    private readonly List<Resource> _accessPoints = [];
    private readonly StageVariables _stages = new();
    private readonly Dictionary<Node, string> _apis = [];

    private GraphBuilder(ResourceStore store)
    {
        _store = store;
        var expected = store.Manifest.Coverage.Sum(c => c.Count);
        _nodes.EnsureCapacity(expected);
        _names.EnsureCapacity(2 * expected);
    }

    /// <summary>Builds the graph: one pass over every resource, then the references are resolved.</summary>
    /// <param name="store">The resources.</param>
    /// <returns>The graph, with lineage marked.</returns>
    public static ResourceGraph Build(ResourceStore store)
    {
        var builder = new GraphBuilder(store);
        foreach (var type in store.Types)
        {
            builder.Add(type);
        }

        builder.Resolve();
        var graph = new ResourceGraph(builder._nodes, builder._unread);
        LineageMarker.Mark(graph, store, builder._served);
        return graph;
    }

    private void Add(ResourceType type)
    {
        var descriptor = _store.Catalog.Find(type);
        foreach (var resource in _store.Stream(type))
        {
            var node = new Node(type, resource.Arn, resource.Region);
            _nodes.TryAdd(resource.Arn, node);
            foreach (var name in ResourceNames.Of(resource, descriptor))
            {
                _names.TryAdd((type, resource.Region, name), node);
            }

            if (ServedModels.Answers(resource))
            {
                _served.Add(node);
            }

            foreach (var relation in descriptor?.Relations ?? [])
            {
                Note(node, resource, relation);
            }

            ArgumentPlaces.Note(node, resource);
            foreach (var (path, started, name) in DefinitionReferences.Note(node, resource))
            {
                _open.Add(new(node, new RelationDescriptor(JsonPath.Parse(path[..path.IndexOf('.', StringComparison.Ordinal)]), started, "starts", ReferenceForm.Id), path, name));
            }

            NoteNames(resource);
        }
    }

    /// <summary>Keeps what says how others' references are to be read.</summary>
    private void NoteNames(Resource resource)
    {
        switch (resource.Type.Name)
        {
            case "AWS::S3::AccessPoint":
                _accessPoints.Add(resource);
                break;
            case "AWS::ApiGateway::Stage" or "AWS::ApiGatewayV2::Stage":
                _stages.Note(resource);
                break;
        }
    }

    private void Note(Node node, Resource resource, RelationDescriptor relation)
    {
        foreach (var gap in resource.GapsOf(relation.Path.Root))
        {
            _unread.Add((node.Type, relation.Edge, relation.To, node.Region, gap));
        }

        relation.Path.SelectOwned(resource.Properties, _found);
        foreach (var (place, owner, value) in _found)
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                Note(node, resource, relation, place, owner, value.GetString()!);
            }
        }
    }

    private void Note(Node node, Resource resource, RelationDescriptor relation, string place, JsonElement owner, string text)
    {
        if (_texts.Target(relation.Form, text) is { } target)
        {
            _open.Add(new(node, relation, place, target));
            if (StageVariables.Has(target))
            {
                _apis[node] = StageVariables.ApiOf(resource);
            }
        }

        if (PlaceReader.Of(node, resource, relation, place, owner, text) is { } location)
        {
            node.Add(location);
        }

        if (relation.Form == ReferenceForm.Image && _texts.Image(text) is { } image)
        {
            node.Add(new ImageReference(node, place, image));
        }
    }

    private void Resolve()
    {
        var edges = new PieceList<Edge>();
        foreach (var (from, relation, place, target) in _open.TakeAll())
        {
            if (!StageVariables.Has(target))
            {
                Connect(from, relation, place, target, edges);
                continue;
            }

            foreach (var meant in _stages.Expand(_apis[from], target))
            {
                Connect(from, relation, place, meant, edges);
            }
        }

        Node.Connect(edges);
        if (_accessPoints.Count > 0)
        {
            var points = new AccessPointNames(_accessPoints);
            foreach (var node in _nodes.Values)
            {
                node.Resolve(points);
            }
        }
    }

    private void Connect(Node from, RelationDescriptor relation, string place, string target, PieceList<Edge> edges)
    {
        if (Find(relation.To, from.Region, target) is { } to)
        {
            edges.Add(new Edge(relation.Edge, from, to, place));
        }
    }

    private Node? Find(ResourceType type, string region, string target)
    {
        // Most name what lies beside them.
        if (_names.TryGetValue((type, region, target), out var beside))
        {
            return beside;
        }

        if (!Arn.TryParse(target, out var arn))
        {
            return Elsewhere(type, target) ?? ThroughAlias(type, region, target);
        }

        var place = arn.Region.Length > 0 ? arn.Region : region;
        return Named(type, place, target) ?? (arn.AccountId.Length == 0 || arn.AccountId == _store.Manifest.AccountId ? Named(type, place, arn.UnqualifiedName) : null) ?? ThroughAlias(type, place, target);
    }

    private Node? Named(ResourceType type, string region, string name) => _names.TryGetValue((type, region, name), out var node) ? node : Elsewhere(type, name);

    /// <summary>What has the name in no region, or in whichever it may be.</summary>
    private Node? Elsewhere(ResourceType type, string name) =>
        _names.TryGetValue((type, "global", name), out var node) ? node : type.Name == "AWS::S3::Bucket" ? NamedBucket(type, name) : null;

    /// <summary>Buckets have one name space for all regions.</summary>
    private Node? NamedBucket(ResourceType type, string name)
    {
        foreach (var region in _store.Manifest.Regions)
        {
            if (_names.TryGetValue((type, region, name), out var bucket))
            {
                return bucket;
            }
        }

        return _nodes.GetValueOrDefault($"arn:{_store.Manifest.Partition}:s3:::{name}");
    }

    private Node? ThroughAlias(ResourceType type, string region, string target)
    {
        if (type.Name != "AWS::KMS::Key" || Named(new ResourceType("AWS::KMS::Alias"), region, target) is not { } alias)
        {
            return null;
        }

        var keyId = _store.Keep(alias.Type).Find(alias.Arn, region)?.Properties is { ValueKind: JsonValueKind.Object } p && p.TryGetProperty("TargetKeyId", out var id) ? id.GetString() : null;
        return keyId is null ? null : Named(type, region, keyId);
    }
}
