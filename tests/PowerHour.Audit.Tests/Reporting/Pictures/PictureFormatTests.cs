using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Tests.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>The forms in which the lineage is written.</summary>
public sealed class PictureFormatTests
{
    private static readonly string[] Elements = ["svg", "title", "desc", "style", "defs", "marker", "rect", "path", "text", "g"];

    public static TheoryData<string> Formats => [.. PictureFormat.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_attacked_model_is_drawn_as_it_was_looked_at(string format) => Golden.Compare($"Pictures/attacked.verified.{format}", Bytes(SamplePictures.Attacked(), format));

    [Fact]
    public void An_account_of_two_hundred_resources_is_drawn_as_it_was_looked_at() => Golden.Compare("Pictures/large.verified.svg", Encoding.UTF8.GetBytes(Write(LargeAccount.Picture(), "svg", LargeAccount.Report)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Hostile_names_are_drawn(string format) => Assert.DoesNotContain('\u202E', Encoding.UTF8.GetString(Bytes(SamplePictures.Hostile(), format)));

    [Fact]
    public void Hostile_names_are_only_text_in_a_drawing()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Bytes(SamplePictures.Hostile(), "svg")));
        Assert.All(svg.Descendants(), e => Assert.Contains(e.Name.LocalName, Elements, StringComparer.Ordinal));
        Assert.All(svg.Descendants().Attributes(), a => Assert.False(a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName is "href" or "style" or "src", a.ToString()));
        Assert.Equal(SamplePictures.Attacked().Nodes.Count, svg.Descendants().Count(e => e.Attribute("class")?.Value.StartsWith("p-box", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_drawing_says_in_words_what_it_shows()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Bytes(SamplePictures.Attacked(), "svg"))).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(["Lineage of the model fraud-v4", SamplePictures.Attacked().Description], named.Select(n => svg.Elements().Single(e => e.Attribute("id")?.Value == n).Value), StringComparer.Ordinal);
        Assert.Contains("6 lines are steps of an attack path", SamplePictures.Attacked().Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_end_no_line_of_a_diagram_language()
    {
        var dot = Encoding.UTF8.GetString(Bytes(SamplePictures.Hostile(), "dot"));
        Assert.All(dot.TrimEnd().Split('\n'), l => Assert.True(l is "}" or "  }" || l.EndsWith(';') || l.EndsWith('{'), l));
        var mermaid = Encoding.UTF8.GetString(Bytes(SamplePictures.Hostile(), "mermaid"));
        Assert.Equal(Encoding.UTF8.GetString(Bytes(SamplePictures.Attacked(), "mermaid")).Count(c => c == '\n'), mermaid.Count(c => c == '\n'));
        Assert.All(mermaid.Split('\n').Where(l => l.Contains('"', StringComparison.Ordinal)), l => Assert.Equal(2, l.Count(c => c == '"')));
        Assert.DoesNotContain("<script", mermaid, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_graph_for_programs_has_every_resource_by_itself()
    {
        using var json = JsonDocument.Parse(Write(LargeAccount.Picture(), "json", LargeAccount.Report));
        var datasets = json.RootElement.GetProperty("datasets").EnumerateArray().ToList();
        var jobs = json.RootElement.GetProperty("jobs").EnumerateArray().ToList();
        Assert.Equal(LargeAccount.Picture().Nodes.Count, datasets.Count + jobs.Count);
        Assert.Contains(datasets, d => d.GetProperty("namespace").GetString() == "s3://fraud-raw");
        var prepare = jobs.Single(j => j.GetProperty("name").GetString() == "fraud-prepare-3");
        Assert.Equal("arn:aws:s3:::fraud-raw", prepare.GetProperty("inputs")[0].GetString());
        Assert.Equal("arn:aws:s3:::fraud-curated", prepare.GetProperty("outputs")[0].GetString());
    }

    [Fact]
    public void Each_served_model_has_its_picture()
    {
        Assert.Equal(16, LineageDrawing.Models(LargeAccount.Report).Count);
        var picture = LineageDrawing.Of(LargeAccount.Report, "fraud-prod")!;
        Assert.All(picture.Nodes.Where(n => n.Shape != PictureShape.Actor), n => Assert.Contains("fraud", n.Name, StringComparison.Ordinal));
        Assert.Single(picture.Nodes, n => n is { IsSubject: true, Name: "fraud-prod" });
        Assert.Null(LineageDrawing.Of(LargeAccount.Report, "no-such-model"));
    }

    [Theory]
    [InlineData("short", 17, "short")]
    [InlineData("example-model-artifacts", 17, "example-model-|artifacts")]
    [InlineData("ExampleDataScientist", 17, "ExampleData|Scientist")]
    [InlineData("ExampleAutopilot-0", 17, "Example|Autopilot-0")]
    [InlineData("account 444455556666", 17, "account|444455556666")]
    [InlineData("AmazonSageMakerServiceCatalogRole", 17, "AmazonSageMaker|Ser…eCatalogRole")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaa…|aaaaaaa")]
    [InlineData("漢字漢字漢字漢字漢字", 10, "漢字漢字…|漢字漢字")]
    public void Long_names_are_broken_and_shortened(string name, int width, string lines) => Assert.Equal(lines.Split('|'), SvgText.Wrap(name, width), StringComparer.Ordinal);

    private static byte[] Bytes(Picture picture, string format) => Encoding.UTF8.GetBytes(Write(picture, format, SampleReports.Pleasant()));

    private static string Write(Picture picture, string format, Audit.Reporting.AuditReport report) => PictureFormat.All.Single(f => f.Name == format).Write(picture, report);
}
