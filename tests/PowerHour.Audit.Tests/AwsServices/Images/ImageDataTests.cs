using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.AwsServices.Images;
using PowerHour.Audit.Tests.Iam;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices.Images;

/// <summary>What the product carries of AWS's own images is dated, well formed and the same as its source.</summary>
public sealed class ImageDataTests
{
    private static readonly string[] Kinds = ["algorithm", "framework", "serving", "processing", "clarify", "monitor", "debugger", "autopilot", "studio"];
    private static readonly string[] Reveals = ["training-rows", "centroids", "components", "factors", "embeddings", "word-vectors", "topics", "splits", "weights"];

    [Fact]
    public void The_list_has_its_day() =>
        Assert.True(DateOnly.TryParseExact(ImageAccounts.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    [Theory]
    [InlineData("763104351884", "us-east-1", true)]
    [InlineData("763104351884", "eu-south-1", false)]
    [InlineData("438346466558", "eu-west-1", true)]
    [InlineData("438346466558", "us-east-1", false)]
    [InlineData("111122223333", "eu-west-1", false)]
    public void An_account_is_first_party_in_its_own_regions(string account, string region, bool expected) =>
        Assert.Equal(expected, ImageAccounts.AreFirstParty(account, region));

    [Fact]
    public void Each_repository_has_a_kind_and_a_page() => Assert.All(ImageAlgorithms.All.Values, a =>
    {
        Assert.Contains(a.Kind, Kinds, StringComparer.Ordinal);
        Assert.NotEmpty(a.Name);
        Assert.StartsWith("https://docs.aws.amazon.com/sagemaker/", a.Source, StringComparison.Ordinal);
        Assert.True(a.Reveals is null || Reveals.Contains(a.Reveals, StringComparer.Ordinal), $"{a.Repository}: {a.Reveals}");
    });

    /// <summary>A built-in algorithm leaves an artifact of a known make; a script's artifact is its author's affair.</summary>
    [Fact]
    public void Each_algorithm_says_what_its_artifact_reveals() =>
        Assert.All(ImageAlgorithms.All.Values.Where(a => a.Kind == "algorithm" && !a.Repository.EndsWith("-neo", StringComparison.Ordinal)), a => Assert.NotNull(a.Reveals));

    [Fact]
    public void Every_word_for_what_an_artifact_reveals_is_used() =>
        Assert.Empty(Reveals.Except(ImageAlgorithms.All.Values.Select(a => a.Reveals!), StringComparer.Ordinal));

    [Fact]
    public void The_list_is_the_shared_one()
    {
        var file = IamTestFiles.Shared("data/aws_image_accounts.json");
        Assert.SkipUnless(File.Exists(file), "The list that the product's own was taken from is not here: ../shared/data/aws_image_accounts.json.");
        using var shared = JsonDocument.Parse(File.ReadAllText(file));
        var pairs = shared.RootElement.EnumerateObject().SelectMany(a => a.Value.EnumerateObject().Select(r => (Account: a.Name, Region: r.Name))).ToArray();
        Assert.Equal(shared.RootElement.EnumerateObject().Count(), ImageAccounts.Count);
        Assert.All(pairs, p => Assert.True(ImageAccounts.AreFirstParty(p.Account, p.Region), $"{p.Account} in {p.Region}"));
    }
}
