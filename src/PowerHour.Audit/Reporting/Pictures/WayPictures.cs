using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Draws ways into pictures: the steps as attacks, and whoever can begin them as a box of their own.</summary>
internal static class WayPictures
{
    private const string Who = "outsiders, or anybody inside";

    /// <summary>A picture with ways drawn in.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="ways">The ways.</param>
    /// <param name="box">Makes the box of a resource that the picture does not have yet.</param>
    public static Picture Draw(Picture picture, IReadOnlyList<WayIn> ways, Func<Node, PictureNode> box)
    {
        if (ways.Count == 0)
        {
            return picture;
        }

        var nodes = picture.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        foreach (var node in ways.SelectMany(w => w.Nodes))
        {
            nodes[node.Arn] = (nodes.TryGetValue(node.Arn, out var known) ? known : box(node)) with { IsAttacked = true };
        }

        foreach (var leadsIn in ways.Select(w => w.LeadsIn).Distinct())
        {
            nodes[IdOf(leadsIn)] = Somebody(leadsIn);
        }

        var attacked = ways.SelectMany(w => w.Steps).Select(s => new PictureEdge { From = s.From.Arn, To = s.To.Arn, Label = s.Label, IsAttack = true });
        var edges = PictureGroups.Merge(picture.Edges.Concat(attacked).Concat(ways.Select(Begin)));
        return picture with { Nodes = [.. nodes.Values.OrderBy(n => n.Id, StringComparer.Ordinal)], Edges = edges };
    }

    private static PictureEdge Begin(WayIn way) => way.LeadsIn
        ? new PictureEdge { From = IdOf(leadsIn: true), To = way.Place.Arn, Label = "can reach", IsAttack = true, IsCut = true }
        : new PictureEdge { From = way.Place.Arn, To = IdOf(leadsIn: false), Label = "open to", IsAttack = true, IsCut = true };

    private static string IdOf(bool leadsIn) => leadsIn ? "who comes in" : "who asks";

    private static PictureNode Somebody(bool leadsIn) => new()
    {
        Id = IdOf(leadsIn),
        Type = "",
        Kind = "who",
        Name = Who,
        Stage = leadsIn ? PictureStage.Actors : PictureStage.Access,
        Shape = PictureShape.Actor,
        IsAttacked = true,
        IsOutsider = true,
    };
}
