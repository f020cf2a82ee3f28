using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Images;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices.Images;

/// <summary>Names of images are taken apart as container tools do it, and a registry is an account's only where the whole host says so.</summary>
public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1.2", "111122223333", "eu-west-1", "team/app", "1.2", null)]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:abc", "111122223333", "eu-west-1", "app", null, "sha256:abc")]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1@sha256:abc", "111122223333", "eu-west-1", "app", "1", "sha256:abc")]
    [InlineData("111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app", "111122223333", "us-gov-west-1", "app", null, null)]
    [InlineData("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1", "111122223333", "cn-north-1", "app", "1", null)]
    [InlineData("111122223333.dkr-ecr.eu-west-1.on.aws/app:1", "111122223333", "eu-west-1", "app", "1", null)]
    [InlineData("  111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1\n", "111122223333", "eu-west-1", "app", "1", null)]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.org/app:1", null, null, "app", "1", null)]
    [InlineData("x.111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1", null, null, "app", "1", null)]
    [InlineData("1111222233334.dkr.ecr.eu-west-1.amazonaws.com/app:1", null, null, "app", "1", null)]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.comx/app:1", null, null, "app", "1", null)]
    [InlineData("registry.example.org:5000/app:1", null, null, "app", "1", null)]
    [InlineData("localhost/app", null, null, "app", null, null)]
    [InlineData("python:3.12", null, null, "python", "3.12", null)]
    [InlineData("acme/python", null, null, "acme/python", null, null)]
    [InlineData("docker.io/acme/python:1", null, null, "acme/python", "1", null)]
    [InlineData("app:", null, null, "app", null, null)]
    public void Each_part_is_found(string text, string? account, string? region, string repository, string? tag, string? digest)
    {
        var image = ImageReference.Parse(text)!;
        Assert.Equal((account, region, repository, tag, digest), (image.Account, image.Region, image.Repository, image.Tag, image.Digest));
    }

    [Theory]
    [InlineData("python", true)]
    [InlineData("docker.io/library/python", true)]
    [InlineData("PUBLIC.ecr.aws/x/y:1", true)]
    [InlineData("ghcr.io/x/y", true)]
    [InlineData("europe-docker.pkg.dev/p/r/i:1", true)]
    [InlineData("registry.example.org/x", false)]
    [InlineData("evil-docker.io/x", false)]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/x", false)]
    public void A_public_registry_is_known(string text, bool isPublic) => Assert.Equal(isPublic, ImageReference.Parse(text)!.IsPublic);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("@sha256:abc")]
    [InlineData(":1")]
    [InlineData("registry.example.org/")]
    public void Nothing_is_made_of_nothing(string text) => Assert.Null(ImageReference.Parse(text));

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1", "arn:aws:ecr:eu-west-1:111122223333:repository/team/app")]
    [InlineData("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app", "arn:aws-cn:ecr:cn-north-1:111122223333:repository/app")]
    [InlineData("111122223333.dkr.ecr.us-gov-west-1.amazonaws.com/app", "arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/app")]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.org/app", null)]
    [InlineData("python:3", null)]
    public void Only_private_registries_name_a_repository_of_an_account(string text, string? arn) => Assert.Equal(arn, ReferenceText.Target(ReferenceForm.Image, text));
}
