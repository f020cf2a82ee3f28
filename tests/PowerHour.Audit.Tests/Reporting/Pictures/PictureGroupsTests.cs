using PowerHour.Audit.Reporting.Pictures;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>What is put together, and what never is.</summary>
public sealed class PictureGroupsTests
{
    [Fact]
    public void Those_that_stand_alike_become_one_box()
    {
        var picture = PictureGroups.Collapse(SamplePictures.Crowded(150), 60);
        var group = Assert.Single(picture.Nodes, n => n.IsGroup);
        Assert.Equal((149, "nightly…", "training job"), (group.Members.Count, group.Name, group.Kind));
        Assert.Equal(SamplePictures.Crowded(150).Nodes.Sum(n => n.Failures), picture.Nodes.Sum(n => n.Failures));
    }

    [Fact]
    public void What_is_attacked_is_never_hidden()
    {
        var picture = PictureGroups.Collapse(SamplePictures.Crowded(150), 1);
        Assert.Contains(picture.Nodes, n => n is { Id: "job-007", IsAttacked: true, IsGroup: false });
        Assert.Single(picture.Edges, e => e is { IsAttack: true, From: "raw", To: "job-007" });
    }

    [Fact]
    public void Few_boxes_stay_as_they_are() => Assert.DoesNotContain(PictureFormat.Drawn(SamplePictures.Attacked()).Nodes, n => n.IsGroup);

    [Fact]
    public void Every_line_joins_boxes_that_are_there()
    {
        var picture = PictureFormat.Drawn(LargeAccount.Picture());
        var ids = picture.Nodes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(picture.Edges, e => Assert.True(ids.Contains(e.From) && ids.Contains(e.To) && e.From != e.To));
        Assert.Equal(picture.Edges.Count, picture.Edges.Select(e => (e.From, e.To)).Distinct().Count());
    }

    [Fact]
    public void Two_hundred_resources_fit_a_page()
    {
        var whole = LargeAccount.Picture();
        Assert.InRange(whole.Nodes.Count, 200, 260);
        Assert.InRange(PictureFormat.Drawn(whole).Nodes.Count, 10, 70);
    }

    [Fact]
    public void A_part_is_drawn_with_its_whole()
    {
        var config = new PictureNode { Id = "config", Type = "AWS::SageMaker::EndpointConfig", Kind = "endpoint configuration", Name = "c", Stage = PictureStage.Serving, Shape = PictureShape.Model, Failures = 2 };
        var endpoint = config with { Id = "endpoint", Type = "AWS::SageMaker::Endpoint", Failures = 1 };
        var model = config with { Id = "model", Type = "AWS::SageMaker::Model", Stage = PictureStage.Models };
        PictureEdge[] edges = [new() { From = "config", To = "endpoint", Label = "hosted by" }, new() { From = "model", To = "config", Label = "deployed by" }];
        var folded = PictureFolds.Fold(new Picture("", "", [config, endpoint, model], edges));
        Assert.Equal(["endpoint", "model"], folded.Nodes.Select(n => n.Id), StringComparer.Ordinal);
        Assert.Equal(3, folded.Nodes[0].Failures);
        Assert.Equal(("model", "endpoint"), (folded.Edges.Single().From, folded.Edges.Single().To));
        Assert.True(PictureFolds.Fold(new Picture("", "", [config with { IsAttacked = true }, endpoint, model], edges)).Nodes[0].IsAttacked);
    }

    [Fact]
    public void A_part_at_which_somebody_comes_in_stays_by_itself()
    {
        var stage = new PictureNode { Id = "part", Type = "AWS::ApiGateway::Resource", Kind = "REST API resource", Name = "/score", Stage = PictureStage.Access, Shape = PictureShape.Work };
        var api = stage with { Id = "api", Type = "AWS::ApiGateway::RestApi" };
        PictureEdge[] edges = [new() { From = "part", To = "api", Label = "runs" }];
        Assert.Single(PictureFolds.Fold(new Picture("", "", [api, stage], edges)).Nodes);
        Assert.Equal(2, PictureFolds.Fold(new Picture("", "", [api, stage with { IsAttacked = true }], edges)).Nodes.Count);
    }
}
