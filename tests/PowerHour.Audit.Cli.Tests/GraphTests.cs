using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>What <c>graph</c> draws, and how it takes mistakes.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData("svg", "<?xml")]
    [InlineData("dot", "digraph")]
    [InlineData("mermaid", "flowchart LR")]
    [InlineData("json", "{")]
    public async Task The_demo_is_drawn_in_every_form(string format, string begin)
    {
        var (code, text, error) = await Ran.Of("graph", "--demo", "--format", format);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith(begin, text, StringComparison.Ordinal);
        Assert.Contains("example-fraud-v4", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_drawn_into_a_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("fraud.svg");
        var (code, text, _) = await Ran.Of("graph", "--demo", "--model", "example-fraud-v4", "--out", path);
        Assert.Equal((0, $"Written: {path}"), (code, text.TrimEnd()));
        Assert.Equal("svg", XDocument.Load(path).Root!.Name.LocalName);
    }

    [Fact]
    public async Task Paths_are_drawn_unless_others_or_none_are_asked_for()
    {
        Assert.True(await PathsOf() > await PathsOf("--paths", "paths/outsider-writes-training-data"));
        Assert.Equal(0, await PathsOf("--paths", "none"));
        Assert.InRange(await PathsOf("--paths", "paths/outsider-writes-training-data"), 1, 10);

        static async Task<int> PathsOf(params string[] options)
        {
            var (code, text, _) = await Ran.Of(["graph", "--demo", "--format", "json", .. options]);
            Assert.Equal(0, code);
            using var graph = JsonDocument.Parse(text);
            var named = graph.RootElement.GetProperty("edges").EnumerateArray().SelectMany(e => e.GetProperty("paths").EnumerateArray().Select(p => p.GetString()!)).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(graph.RootElement.GetProperty("paths").EnumerateArray().Select(p => p.GetProperty("id").GetString()!).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal), StringComparer.Ordinal);
            return named.Count;
        }
    }

    [Fact]
    public async Task A_snapshot_is_drawn()
    {
        using var folder = new TemporaryFolder();
        var (code, text, _) = await Ran.Of("graph", "--snapshot", Snapshots.Write(folder), "--format", "json");
        Assert.Equal(0, code);
        using var graph = JsonDocument.Parse(text);
        Assert.Equal(0, graph.RootElement.GetProperty("edges").GetArrayLength());
    }

    [Fact]
    public async Task Mistakes_are_named()
    {
        (await Ran.Of("graph")).IsMistake("--snapshot FILE", "--demo");
        (await Ran.Of("graph", "--demo", "--snapshot", "x.zip")).IsMistake("either");
        (await Ran.Of("graph", "--demo", "--format", "png")).IsMistake("`png`", "svg");
        (await Ran.Of("graph", "--demo", "--model", "example-fraud-v5")).IsMistake("`example-fraud-v5`", "did you mean `example-fraud-v");
        (await Ran.Of("graph", "--demo", "--paths", "paths/outsider-writes-training-dat")).IsMistake("--paths", "did you mean `paths/outsider-writes-training-data`");
        (await Ran.Of("graph", "--snapshot", "not-there.zip")).IsMistake("not-there.zip");
    }
}
