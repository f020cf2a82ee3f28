using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis.Lineage;

/// <summary>The index finds what comparing a place with every reference finds.</summary>
public sealed class PlaceIndexTests
{
    private const string Letters = "ab/";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_finds_what_overlaps_and_nothing_else(int seed)
    {
#pragma warning disable CA5394 // A seed makes the cases, and the same ones each time.
        var random = new Random(seed);
        PlaceReference[] references = [.. Enumerable.Range(0, 300).Select(i => new PlaceReference(new Node(new ResourceType("AWS::Glue::Job"), $"arn:aws:glue:eu-west-1:111122223333:job/{i:D3}", "eu-west-1"), "writes", "P", Place(random)))];
        var index = new PlaceIndex(references);
        for (var i = 0; i < 500; i++)
        {
            var asked = Place(random);
            var expected = references.Where(r => r.Place.Overlaps(asked)).Select(r => r.From.Arn).Order(StringComparer.Ordinal);
            Assert.Equal(expected, index.Overlapping(asked).Select(r => r.From.Arn).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("train", S3Form.Prefix, "training2/x", S3Form.Object, true)]
    [InlineData("train/", S3Form.Prefix, "train", S3Form.Prefix, true)]
    [InlineData("train/", S3Form.Prefix, "train", S3Form.Object, false)]
    [InlineData("a/model.tar.gz", S3Form.Object, "a/model.tar.gz", S3Form.Object, true)]
    [InlineData("a/model.tar.gz", S3Form.Object, "a/model.tar.gz.bak", S3Form.Prefix, false)]
    [InlineData("", S3Form.Prefix, "anything", S3Form.Manifest, true)]
    public void Prefixes_are_texts_and_objects_are_themselves(string a, S3Form formA, string b, S3Form formB, bool overlap)
    {
        Assert.Equal(overlap, new S3Place("bucket", a, formA).Overlaps(new S3Place("bucket", b, formB)));
        Assert.Equal(overlap, new S3Place("bucket", b, formB).Overlaps(new S3Place("bucket", a, formA)));
        Assert.False(new S3Place("bucket", a, formA).Overlaps(new S3Place("other", b, formB)));
    }

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1", "team/app", "1", "")]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app", "team/app", "latest", "")]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app@sha256:ab", "team/app", "", "sha256:ab")]
    [InlineData("registry:5000/app:1@sha256:ab", "app", "1", "sha256:ab")]
    public void An_image_is_named_by_tag_or_digest(string text, string repository, string tag, string digest)
    {
        var image = ImageName.Parse(text)!;
        Assert.Equal((repository, tag, digest, digest.Length == 0), (image.Repository, image.Tag, image.Digest, image.IsMovable));
    }

    private static S3Place Place(Random random) => new(
        $"bucket-{random.Next(2)}", string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Letters[random.Next(Letters.Length)])), random.Next(3) == 0 ? S3Form.Object : S3Form.Prefix);
#pragma warning restore CA5394
}
