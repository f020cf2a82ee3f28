using PowerHour.Audit.Reporting.Pictures.Layout;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>What must hold of every layout, and of some.</summary>
public sealed class LayeredLayoutTests
{
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 2, 5 }, { 3, 20 }, { 4, 60 }, { 5, 200 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Boxes_stand_apart_and_stages_from_left_to_right(int seed, int count)
    {
        var (nodes, edges) = Graph(seed, count);
        var layout = LayeredLayout.Place(nodes, edges);
        for (var a = 0; a < count; a++)
        {
            Assert.InRange(layout.Corners[a].X, 0, layout.Width - nodes[a].Width);
            Assert.InRange(layout.Corners[a].Y, 0, layout.Height - nodes[a].Height);
            for (var b = 0; b < a; b++)
            {
                Assert.False(Touch(layout.Corners[a], nodes[a], layout.Corners[b], nodes[b]), $"{a} and {b} touch");
                Assert.True(nodes[a].Stage <= nodes[b].Stage || layout.Corners[b].X + nodes[b].Width <= layout.Corners[a].X, $"{b} of an earlier stage is not left of {a}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Lines_begin_and_end_at_their_boxes(int seed, int count)
    {
        var (nodes, edges) = Graph(seed, count);
        var layout = LayeredLayout.Place(nodes, edges);
        foreach (var (edge, line) in edges.Zip(layout.Lines))
        {
            Assert.True(AtSide(line[0], layout.Corners[edge.From], nodes[edge.From]), $"{edge} begins at {line[0]}");
            Assert.True(AtSide(line[^1], layout.Corners[edge.To], nodes[edge.To]), $"{edge} ends at {line[^1]}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_same_graph_gives_the_same_places(int seed, int count)
    {
        var (nodes, edges) = Graph(seed, count);
        var one = LayeredLayout.Place(nodes, edges);
        var other = LayeredLayout.Place(nodes, edges);
        Assert.Equal(one.Corners, other.Corners);
        Assert.Equal(one.Lines.SelectMany(l => l), other.Lines.SelectMany(l => l));
    }

    [Fact]
    public void What_can_be_drawn_without_crossings_is()
    {
        // Two trees that are joined crosswise in the order in which they are given.
        LayoutNode[] nodes = [.. new[] { 0, 0, 1, 1, 1, 1, 2, 2 }.Select(s => new LayoutNode(10, 10, s))];
        LayoutEdge[] edges = [new(0, 3), new(0, 5), new(1, 2), new(1, 4), new(2, 7), new(4, 7), new(3, 6), new(5, 6)];
        Assert.Equal(0, LayeredLayout.Place(nodes, edges).Crossings);
    }

    [Fact]
    public void Circles_and_loops_are_drawn()
    {
        LayoutNode[] nodes = [.. Enumerable.Range(0, 3).Select(_ => new LayoutNode(10, 10, 0))];
        var layout = LayeredLayout.Place(nodes, [new(0, 1), new(1, 2), new(2, 0), new(1, 1)]);
        Assert.Equal(3, layout.Corners.Select(c => c.X).Distinct().Count());
        Assert.Equal(4, layout.Lines.Count);
    }

    [Fact]
    public void A_chain_of_thousands_is_laid_out()
    {
        const int length = 3000;
        var layout = LayeredLayout.Place([.. Enumerable.Range(0, length).Select(_ => new LayoutNode(10, 10, 0))], [.. Enumerable.Range(1, length - 1).Select(i => new LayoutEdge(i - 1, i))]);
        Assert.Single(layout.Corners.Select(c => c.Y).Distinct());
    }

    [Fact]
    public void Nothing_takes_no_place() => Assert.Equal((0, 0), (LayeredLayout.Place([], []).Width, LayeredLayout.Place([], []).Height));

    private static (LayoutNode[] Nodes, LayoutEdge[] Edges) Graph(int seed, int count)
    {
        var random = new Random(seed);
        LayoutNode[] nodes = [.. Enumerable.Range(0, count).Select(_ => new LayoutNode(100 + (20 * random.Next(3)), 30 + (10 * random.Next(3)), random.Next(5)))];
        LayoutEdge[] edges = [.. Enumerable.Range(0, count * 2).Select(_ => new LayoutEdge(random.Next(count), random.Next(count)))];
        return (nodes, edges);
    }

    private static bool Touch(LayoutPoint a, LayoutNode m, LayoutPoint b, LayoutNode n) =>
        a.X < b.X + n.Width && b.X < a.X + m.Width && a.Y < b.Y + n.Height && b.Y < a.Y + m.Height;

    private static bool AtSide(LayoutPoint point, LayoutPoint corner, LayoutNode node) =>
        (point.X == corner.X || point.X == corner.X + node.Width) && point.Y >= corner.Y && point.Y <= corner.Y + node.Height;
}
