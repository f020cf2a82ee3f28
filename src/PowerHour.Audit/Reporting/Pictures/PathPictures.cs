using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Draws attack paths into pictures: lines that are there become steps, others are added, and whoever begins a path is a box of his own.</summary>
/// <param name="box">The box of a point where it is a resource that is drawn; null where it is not.</param>
internal sealed class PathPictures(Func<PathPoint, PictureNode?> box)
{
    private static readonly string[] Asking = ["calls", "can invoke"];

    private readonly Dictionary<string, PictureNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), PictureEdge> _edges = [];
    private readonly List<PicturePath> _paths = [];

    /// <summary>A picture with paths drawn in.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="paths">The paths.</param>
    /// <returns>The picture; the same where there are none.</returns>
    public Picture Draw(Picture picture, IReadOnlyList<ShownPath> paths)
    {
        if (paths.Count == 0)
        {
            return picture;
        }

        foreach (var node in picture.Nodes)
        {
            _nodes[node.Id] = node;
        }

        foreach (var edge in picture.Edges)
        {
            _edges[(edge.From, edge.To)] = edge;
        }

        foreach (var path in paths)
        {
            Add(path);
        }

        return picture with { Nodes = [.. _nodes.Values.OrderBy(n => n.Id, StringComparer.Ordinal)], Edges = PictureGroups.Merge(_edges.Values), Paths = _paths };
    }

    private void Add(ShownPath shown)
    {
        var path = shown.Path;
        var boxes = path.Points.Select((p, i) => Place(i == 0 && path.Class.Length > 0 ? Somebody(shown) : box(p) ?? Foreign(p))).ToArray();
        for (var i = 0; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            Mark(boxes[i], boxes[i + 1], shown.Id, new PictureEdge
            {
                From = boxes[i], To = boxes[i + 1], Label = step.Label, Certainty = Of(step.Confidence), IsAttack = true, IsOnlyAttack = true, IsCut = path.Cut.Key.Length > 0 && step.CutKey == path.Cut.Key,
            });
        }

        _paths.Add(new PicturePath(shown.Id, shown.Finding.Rule.Id, shown.Finding.Resource.Arn, shown.Finding.Severity.Name(), path.Class, path.Count, boxes, path.Cut.Change));
    }

    private string Place(PictureNode node)
    {
        var known = _nodes.TryGetValue(node.Id, out var before) ? before with { IsOutsider = before.IsOutsider || node.IsOutsider, Stage = node.Shape == PictureShape.Actor && node.Stage < before.Stage ? node.Stage : before.Stage } : node;
        _nodes[node.Id] = known with { IsAttacked = true };
        return node.Id;
    }

    /// <summary>A step along a line that is drawn already, whichever way that leads, marks it.</summary>
    private void Mark(string from, string to, string id, PictureEdge step)
    {
        var at = !_edges.ContainsKey((from, to)) && _edges.ContainsKey((to, from)) ? (to, from) : (from, to);
        var edge = _edges.TryGetValue(at, out var known) ? known with { IsAttack = true, IsCut = known.IsCut || step.IsCut } : step;
        _edges[at] = edge with { Paths = [.. edge.Paths.Append(id).Distinct(StringComparer.Ordinal)] };
    }

    private static PictureNode Somebody(ShownPath shown)
    {
        var (point, isAsking) = (shown.Path.Points[0], Asking.Contains(shown.Path.Steps[0].Label, StringComparer.Ordinal));
        return new PictureNode
        {
            Id = point.Id, Type = "", Kind = shown.Path.Class == point.Name ? "outsider" : shown.Path.Class, Name = point.Name, Stage = isAsking ? PictureStage.Access : PictureStage.Actors, Shape = PictureShape.Actor, IsOutsider = shown.Path.IsOutsider,
        };
    }

    /// <summary>What is not a resource of the account, or of a kind that lineages do not draw.</summary>
    private static PictureNode Foreign(PathPoint point)
    {
        var (stage, shape) = point.Kind switch
        {
            "role" or "user" or "principal" => (PictureStage.Actors, PictureShape.Actor),
            "image" => (PictureStage.Training, PictureShape.Data),
            _ => (PictureStage.Data, PictureShape.Data),
        };
        return new PictureNode { Id = point.Id, Type = "", Kind = point.Kind, Name = point.Name, Stage = stage, Shape = shape };
    }

    private static PictureCertainty Of(Confidence confidence) => confidence switch
    {
        Confidence.Configured => PictureCertainty.Configured,
        Confidence.Derived => PictureCertainty.Derived,
        Confidence.Capability => PictureCertainty.Capability,
        _ => PictureCertainty.Assumed,
    };
}
