using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>Attack paths in the pictures and on the pages of the demonstration account.</summary>
public sealed class PathPicturesTests
{
    private static readonly AuditReport Demo = Judge();

    private static readonly LineagePictures Pictures = new(Demo, Demo.Lineage!);

    [Fact]
    public void Each_path_that_somebody_takes_is_drawn_from_its_first_point_to_its_last()
    {
        var picture = LineageDrawing.Of(Demo, null)!;
        Assert.Equal(Demo.Findings.Where(f => f.Status == Status.Fail).Sum(f => f.Paths.Count(p => p.Class.Length > 0 || p.Points[0].Kind != "endpoint")), picture.Paths.Count);
        var edges = picture.Edges.Where(e => e.IsAttack).ToList();
        Assert.All(picture.Paths, p =>
        {
            Assert.Equal(p.Nodes, p.Nodes.Where(n => picture.Nodes.Any(b => b.Id == n && b.IsAttacked)), StringComparer.Ordinal);
            Assert.All(p.Nodes.Zip(p.Nodes.Skip(1)).Where(s => s.First != s.Second), s => Assert.Contains(edges, e => e.Paths.Contains(p.Id, StringComparer.Ordinal) && ((e.From, e.To) == s || (e.To, e.From) == s)));
        });
        Assert.All(edges, e => Assert.NotEmpty(e.Paths));
    }

    [Fact]
    public void A_step_along_a_line_of_the_lineage_marks_that_line_and_adds_none()
    {
        var plain = LineageDrawing.Of(Demo, "example-fraud-v4", "none")!;
        var drawn = LineageDrawing.Of(Demo, "example-fraud-v4", "paths/outsider-writes-training-data")!;
        Assert.DoesNotContain(plain.Edges, e => e.IsAttack);
        var added = Assert.Single(drawn.Edges, e => !plain.Edges.Any(p => p.From == e.From && p.To == e.To));
        Assert.Equal(("ACCOUNT:444455556666", "arn:aws:s3:::example-raw-events", "can write", true), (added.From, added.To, added.Label, added.IsCut));
        Assert.Equal("ACCOUNT:444455556666", Assert.Single(drawn.Nodes, n => !plain.Nodes.Any(p => p.Id == n.Id)).Id);
    }

    [Fact]
    public void One_path_can_be_chosen_by_its_id()
    {
        var chosen = LineageDrawing.Of(Demo, null)!.Paths[^1];
        Assert.Equal(chosen.Id, Assert.Single(LineageDrawing.Of(Demo, null, chosen.Id)!.Paths).Id);
        Assert.Contains(chosen.Id, LineageDrawing.Paths(Demo), StringComparer.Ordinal);
    }

    [Fact]
    public void A_model_shows_the_paths_that_go_through_it_and_no_others()
    {
        foreach (var model in Pictures.ServedModels)
        {
            var shown = Pictures.Of(model, Pictures.Taken).Paths.Select(p => p.Id);
            Assert.Equal(Pictures.Taken.Where(p => p.Path.Points.Any(x => x.Id == model.Arn)).Select(p => p.Id), shown, StringComparer.Ordinal);
        }
    }

    [Fact]
    public void What_was_not_decided_is_no_path()
    {
        var unread = Demo with { Findings = [.. Demo.Findings.Select(f => f with { Status = Status.Unknown })] };
        Assert.Empty(LineageDrawing.Of(unread, null)!.Paths);
        Assert.Contains("so there may be more", Written.Page(unread).QuerySelector("#t-poisoning")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_each_threats_paths_and_each_models_lineage()
    {
        var page = Written.Page(Demo);
        Assert.Equal(LineageDrawing.Models(Demo), page.QuerySelectorAll("#models .model > h3").Select(e => e.TextContent), StringComparer.Ordinal);
        Assert.All(page.QuerySelectorAll("#models .model"), m => Assert.Single(m.QuerySelectorAll("svg.picture")));
        Assert.All(page.QuerySelectorAll("#threats .threat"), t => Assert.Single(t.QuerySelectorAll("svg.picture")));
        Assert.All(page.QuerySelectorAll("#threats .threat"), t => Assert.Contains("none is left", t.QuerySelector(".repairs + .note") is null ? t.QuerySelector(".repairs")!.TextContent : "none is left", StringComparison.Ordinal));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(page.QuerySelectorAll("[style], svg.picture a, svg.picture script, svg.picture style"));
    }

    [Fact]
    public void The_order_of_findings_changes_no_picture() =>
        Assert.Equal(PictureFormat.All[0].Write(LineageDrawing.Of(Demo, null)!, Demo), PictureFormat.All[0].Write(LineageDrawing.Of(Demo with { Findings = [.. Demo.Findings.Reverse()] }, null)!, Demo));

    private static AuditReport Judge()
    {
        var services = ServiceCatalog.BuiltIn();
        using var snapshot = DemoAccount.Open(services);
        return AuditPipeline.Run(snapshot, new AuditOptions { Rules = RuleCatalog.Load(), Services = services, IsDemo = true });
    }
}
