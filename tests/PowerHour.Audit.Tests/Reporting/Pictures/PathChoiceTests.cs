using PowerHour.Audit.Reporting.Pictures;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>Which attack paths are drawn where there are more than an eye can follow.</summary>
public sealed class PathChoiceTests
{
    [Fact]
    public void Few_paths_are_all_drawn()
    {
        var picture = Attacked(models: 5);
        Assert.Same(picture, PathChoice.Narrow(picture));
    }

    [Fact]
    public void Of_many_the_worst_of_each_rule_and_kind_is_drawn_and_the_rest_is_counted()
    {
        var picture = Attacked(models: 40);
        var drawn = PathChoice.Narrow(picture);
        Assert.Equal(["paths/first account-0", "paths/second account-0"], drawn.Paths.Select(p => p.Id), StringComparer.Ordinal);
        Assert.Equal(78, drawn.PathsLeft);
        Assert.EndsWith("Drawn: 2 of 80 attack paths, the worst of each rule and kind of attacker.", drawn.Description, StringComparison.Ordinal);
        Assert.Equal(["account-0", "data-0", "model-0"], drawn.Nodes.Where(n => n.IsAttacked).Select(n => n.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void What_only_left_out_paths_drew_is_gone_and_the_lineage_stays_whole()
    {
        var picture = Attacked(models: 40);
        var drawn = PathChoice.Narrow(picture);
        Assert.Equal("account-0", Assert.Single(drawn.Nodes, n => n.Id.StartsWith("account", StringComparison.Ordinal)).Id);
        Assert.Equal(picture.Edges.Where(e => !e.IsOnlyAttack).Select(e => (e.From, e.To)), drawn.Edges.Where(e => !e.IsOnlyAttack).Select(e => (e.From, e.To)));
        Assert.Equal([("account-0", "data-0"), ("data-0", "model-0")], drawn.Edges.Where(e => e.IsAttack).Select(e => (e.From, e.To)));
        Assert.All(drawn.Edges, e => Assert.True(e.IsAttack == e.Paths.Count > 0 && (e.IsAttack || !e.IsCut)));
    }

    /// <summary>Two rules; in each, an account for every model writes what that model learns from.</summary>
    private static Picture Attacked(int models)
    {
        var (nodes, edges, paths) = (new List<PictureNode>(), new List<PictureEdge>(), new List<PicturePath>());
        for (var i = 0; i < models; i++)
        {
            string[] way = [$"account-{i}", $"data-{i}", $"model-{i}"];
            nodes.AddRange(way.Select((id, at) => new PictureNode
            {
                Id = id, Type = "", Kind = id.Split('-')[0], Name = id, IsAttacked = true, IsOutsider = at == 0,
                Stage = new[] { PictureStage.Actors, PictureStage.Data, PictureStage.Models }[at], Shape = at == 0 ? PictureShape.Actor : PictureShape.Data,
            }));
            string[] ids = [$"paths/first account-{i}", $"paths/second account-{i}"];
            edges.Add(new PictureEdge { From = way[0], To = way[1], Label = "can write", IsAttack = true, IsOnlyAttack = true, IsCut = true, Paths = ids });
            edges.Add(new PictureEdge { From = way[1], To = way[2], Label = "trained on", IsAttack = true, Paths = ids });
            paths.AddRange(ids.Select(id => new PicturePath(id, id.Split(' ')[0], way[2], "high", "foreign account", 1, way, "")));
        }

        return new Picture("Sample", "A sample.", nodes, edges) { Paths = [.. paths.OrderBy(p => p.Rule, StringComparer.Ordinal)] };
    }
}
