using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Graph;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>What is known of the images that a resource names; the cards' own tests hold more cases.</summary>
public sealed class ImageFactsTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/knn:1", "OWNED", null, null)]
    [InlineData("444455556666.dkr.ecr.eu-west-1.amazonaws.com/knn:1", "TRUSTED", null, null)]
    [InlineData("999988887777.dkr.ecr.eu-west-1.amazonaws.com/knn:1", "FOREIGN", null, null)]
    [InlineData("438346466558.dkr.ecr.eu-west-1.amazonaws.com/knn:1", "FIRST_PARTY", "k-nearest neighbours", "training-rows")]
    [InlineData("438346466558.dkr.ecr.us-east-1.amazonaws.com/knn:1", "FOREIGN", null, null)]
    [InlineData("438346466558.dkr.ecr.eu-west-1.amazonaws.com/something-new:1", "FIRST_PARTY", null, null)]
    [InlineData("141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1", "FIRST_PARTY", "XGBoost", "splits")]
    [InlineData("763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.3", "FIRST_PARTY", "PyTorch", null)]
    [InlineData("public.ecr.aws/acme/knn:1", "PUBLIC", null, null)]
    [InlineData("registry.example.org/knn:1", "FOREIGN", null, null)]
    public void Each_image_has_its_class_and_only_first_party_names_are_believed(string uri, string expected, string? algorithm, string? reveals)
    {
        var image = Field(Images([], uri)[0]);
        Assert.Equal(expected, image("Class"));
        Assert.Equal((algorithm, reveals), (image("Algorithm"), image("Reveals")));
    }

    [Fact]
    public void Every_image_has_its_place()
    {
        var images = Images([], "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1", "b@sha256:1");
        Assert.Equal(["Containers[0].Image", "Containers[1].Image"], Enumerable.Range(0, images.Count).Select(i => Field(images[i])("Path")), StringComparer.Ordinal);
        Assert.Null(images.Gap);
    }

    [Fact]
    public void There_may_be_more_where_the_resource_was_not_described() => Assert.NotNull(Images(["sagemaker:DescribeModel"]).Gap);

    private static CelList Images(string[] gaps, params string[] uris)
    {
        var account = new TestAccount(Services, "eu-west-1", gaps, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var model = account.Make(new("AWS::SageMaker::Model"), new JsonObject { ["ModelName"] = "m", ["Containers"] = new JsonArray([.. uris.Select(u => new JsonObject { ["Image"] = u })]) }, []);
        var store = new ResourceStore(account.ToSnapshot(), Services);
        var context = new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(["444455556666"], StringComparer.Ordinal));
        return Facts.All["images"].Compute(model, context).AsList();
    }

    private static Func<string, string?> Field(CelValue image) =>
        name => image.AsObject() is var shown && shown.TryGetField(shown.ObjectType.FindField(name)!, out var value) ? value.AsString() : null;
}
