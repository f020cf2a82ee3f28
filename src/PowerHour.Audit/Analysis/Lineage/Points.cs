using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Names what stands on paths.</summary>
/// <param name="store">What the types are called.</param>
internal sealed class Points(ResourceStore store)
{
    private readonly Dictionary<Node, PathPoint> _nodes = [];
    private readonly Dictionary<S3Place, PathPoint> _places = [];

    /// <summary>A resource.</summary>
    /// <param name="node">The resource.</param>
    /// <returns>The point.</returns>
    public PathPoint Of(Node node)
    {
        if (!_nodes.TryGetValue(node, out var point))
        {
            _nodes[node] = point = Make(node);
        }

        return point;
    }

    /// <summary>A place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The point.</returns>
    public PathPoint At(S3Place place)
    {
        if (!_places.TryGetValue(place, out var point))
        {
            _places[place] = point = Of(place);
        }

        return point;
    }

    private PathPoint Make(Node node) => new(store.Catalog.Find(node.Type)?.Title ?? node.Type.ShortName, node.Arn, Arn.TryParse(node.Arn, out var arn) ? NameOf(node, arn) : node.Arn);

    private static PathPoint Of(S3Place place) => new(place.Form switch { S3Form.Object => PointKind.StoredObject, S3Form.Manifest => PointKind.StoredManifest, _ => PointKind.StoredPrefix }, place.ToString(), place.ToString());

    /// <summary>An image.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The point.</returns>
    public static PathPoint Of(ImageName image) => new(PointKind.Image, image.ToString(), image.ToString());

    /// <summary>A model package's last part is its version; a part of an API has an id that says nothing, and a path.</summary>
    private string NameOf(Node node, Arn arn) => node.Type.Service switch
    {
        "ApiGateway" or "ApiGatewayV2" => store.Keep(node.Type).Find(node.Arn, node.Region)?.Name ?? arn.Resource,
        _ when node.Type.ShortName == "ModelPackage" => arn.Resource[(arn.Resource.IndexOf('/', StringComparison.Ordinal) + 1)..],
        _ => arn.Name,
    };
}
