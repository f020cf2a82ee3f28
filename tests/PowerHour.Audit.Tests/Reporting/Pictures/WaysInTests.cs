using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>Ways between open doors and served models, in the demonstration account.</summary>
public sealed class WaysInTests
{
    private static readonly AuditReport Demo = Judge();

    private static readonly LineagePictures Pictures = new(Demo, Demo.Lineage!);

    [Fact]
    public void A_way_joins_a_failure_that_comes_first_and_a_served_model()
    {
        Assert.NotEmpty(Pictures.Ways);
        Assert.All(Pictures.Ways, w =>
        {
            Assert.Equal((Status.Fail, FixDecision.Act, w.Place.Arn), (w.Door.Status, FixOrder.Decision(w.Door), w.Door.Resource.Arn));
            Assert.Contains(w.Model, Pictures.ServedModels);
            Assert.Equal(w.LeadsIn ? (w.Place, w.Model) : (w.Model, w.Place), (w.Nodes[0], w.Nodes[^1]));
            Assert.All(w.Steps.Zip(w.Steps.Skip(1)), pair => Assert.Same(pair.First.To, pair.Second.From));
        });
    }

    [Fact]
    public void The_public_bucket_leads_to_the_model_that_was_loaded_from_it()
    {
        var way = Pictures.Ways.First(w => w.Door.Rule.Id == "s3/bucket-not-public");
        Assert.Equal(["example-scratch", "example-churn-by-hand"], way.Nodes.Select(LineagePictures.NameOf), StringComparer.Ordinal);
    }

    [Fact]
    public void A_door_that_is_shut_closes_its_ways_and_no_others()
    {
        var door = Pictures.Ways[0].Door;
        var repaired = Demo with { Findings = [.. Demo.Findings.Select(f => f.Fingerprint == door.Fingerprint ? f with { Status = Status.Pass } : f)] };
        Assert.Equal(Pictures.Ways.Where(w => w.Door.Fingerprint != door.Fingerprint).Select(Line), new LineagePictures(repaired, Demo.Lineage!).Ways.Select(Line), StringComparer.Ordinal);
    }

    [Fact]
    public void What_was_not_decided_is_no_door()
    {
        var unread = Demo with { Findings = [.. Demo.Findings.Select(f => f with { Status = Status.Unknown })] };
        Assert.Empty(new LineagePictures(unread, Demo.Lineage!).Ways);
        Assert.Contains("so there may be one", Written.Page(unread).QuerySelector("#t-poisoning")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_each_threats_ways_and_each_models_lineage()
    {
        var page = Written.Page(Demo);
        Assert.Equal(LineageDrawing.Models(Demo), page.QuerySelectorAll("#models .model > h3").Select(e => e.TextContent), StringComparer.Ordinal);
        Assert.All(page.QuerySelectorAll("#models .model"), m => Assert.Single(m.QuerySelectorAll("svg.picture")));
        Assert.All(page.QuerySelectorAll("#threats .threat"), t => Assert.Single(t.QuerySelectorAll("svg.picture")));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(page.QuerySelectorAll("[style], svg.picture a, svg.picture script, svg.picture style"));
    }

    [Fact]
    public void The_order_of_findings_changes_no_picture() =>
        Assert.Equal(PictureFormat.All[0].Write(LineageDrawing.Of(Demo, null)!, Demo), PictureFormat.All[0].Write(LineageDrawing.Of(Demo with { Findings = [.. Demo.Findings.Reverse()] }, null)!, Demo));

    private static string Line(WayIn way) => $"{way.Door.Fingerprint} {string.Join(' ', way.Nodes.Select(n => n.Arn))}";

    private static AuditReport Judge()
    {
        var services = ServiceCatalog.BuiltIn();
        using var snapshot = DemoAccount.Open(services);
        return AuditPipeline.Run(snapshot, new AuditOptions { Rules = RuleCatalog.Load(), Services = services, IsDemo = true });
    }
}
