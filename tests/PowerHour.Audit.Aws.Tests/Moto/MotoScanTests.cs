using System.Diagnostics;
using System.Text;
using Amazon.Runtime;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Tests.Collection;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Moto;

public sealed class MotoScanTests(MotoServer moto, ITestOutputHelper output) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task An_account_in_moto_is_read_over_the_wire()
    {
        moto.Need();
        var clock = Stopwatch.StartNew();
        using var session = Session(moto.Url);
        var scope = Collected.Scope() with { Regions = ["eu-west-1", "us-east-1"], Clock = TimeProvider.System };
        var read = await Collected.ReadAsync(new LimitedAwsCalls(session), scope, TestContext.Current.CancellationToken);

        output.WriteLine($"{read.Manifest.Calls} calls, {read.Resources.Count} resources, {read.Manifest.Gaps.Count} gaps, {clock.Elapsed.TotalSeconds:F1} s, {read.File.Length} bytes");
        foreach (var gap in read.Manifest.Gaps)
        {
            output.WriteLine($"{gap.Id} x{gap.Count} {gap.Code}: {gap.Message}");
        }

        HasAllThatWasPlanted(read, "weak");
        HasAllThatWasPlanted(read, "sound");
        TellsWeakFromSound(read);
        FollowsReferences(read);
        HoldsNoPlantedSecret(read);
        CallsWhatMotoLacksNotOffered(read);
    }

    internal static AwsSession Session(Uri url) => new(new AwsSessionOptions { Credentials = new BasicAWSCredentials("test", "test"), EndpointUrl = url, Region = "us-east-1", MaxRetries = 0 });

    /// <summary>Moto's ListBuckets does not tell the buckets' regions, so those are not compared.</summary>
    private static void HasAllThatWasPlanted(Collected read, string side)
    {
        var planted = MotoServer.Planted.GetProperty(side);
        var region = planted.GetProperty("region").GetString()!;
        var missing = planted.GetProperty("resources").EnumerateObject()
            .SelectMany(t => t.Value.EnumerateArray().Select(n => (Type: t.Name, Name: n.GetString()!)))
            .Where(p => !read.Resources.Any(r => r.Type.Name == p.Type && r.Name == p.Name && (r.Region == region || r.Region == "global" || p.Type == "AWS::S3::Bucket")))
            .Select(p => $"{p.Type} {p.Name}");
        Assert.Equal("", string.Join(", ", missing));
    }

    private static void TellsWeakFromSound(Collected read)
    {
        Assert.Equal(("Enabled", "Disabled"), Both(read, "AWS::SageMaker::NotebookInstance", "notebook", "DirectInternetAccess"));
        Assert.Equal(("PublicInternetOnly", "VpcOnly"), Both(read, "AWS::SageMaker::Domain", "studio", "AppNetworkAccessType"));
        Assert.Equal(("False", "True"), Both(read, "AWS::SageMaker::TrainingJob", "train", "EnableNetworkIsolation"));
        Assert.Equal(("Draft", "Approved"), Both(read, "AWS::SageMaker::ModelCard", "card", "ModelCardStatus"));
        Assert.False(Named(read, "AWS::SageMaker::Cluster", "weak-cluster").Properties.TryGetProperty("VpcConfig", out _));
        Assert.True(Named(read, "AWS::SageMaker::Cluster", "sound-cluster").Properties.GetProperty("VpcConfig").GetProperty("Subnets").GetArrayLength() > 0);
        Assert.Equal(("MUTABLE", "IMMUTABLE"), Both(read, "AWS::ECR::Repository", "train", "imageTagMutability"));
        Assert.Equal("Enabled", Named(read, "AWS::S3::Bucket", "sound-training-data").Properties.GetProperty("Versioning").GetProperty("Status").GetString());
        Assert.False(Named(read, "AWS::S3::Bucket", "weak-training-data").Properties.GetProperty("Versioning").TryGetProperty("Status", out _));
        Assert.Contains(Named(read, "AWS::SageMaker::Model", "weak-model").Secrets, s => s is { Key: "DB_PASSWORD", Detector: "key-name" });
        Assert.Empty(Named(read, "AWS::SageMaker::Model", "sound-model").Secrets);
    }

    private static void FollowsReferences(Collected read)
    {
        Assert.Contains("not asked", Assert.Single(read.Manifest.Gaps, g => g.Id == Named(read, "AWS::S3::Bucket", "weak-unrelated").GapsOf("Policy").Single()).Message, StringComparison.Ordinal);
        Assert.Empty(Named(read, "AWS::Lambda::Function", "weak-front").GapsOf("Policy"));
        Assert.Contains(read.Of("AWS::KMS::Key"), k => k.Properties.TryGetProperty("Rotation", out var r) && r.GetProperty("KeyRotationEnabled").GetBoolean());
    }

    private static void HoldsNoPlantedSecret(Collected read)
    {
        var all = Encoding.UTF8.GetString([.. read.Resources.SelectMany(r => r.Data.ToArray())]);
        foreach (var secret in MotoServer.Planted.GetProperty("secrets").EnumerateArray().Select(s => s.GetString()!))
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }

    private static void CallsWhatMotoLacksNotOffered(Collected read)
    {
        var gap = Assert.Single(read.Manifest.Gaps, g => g is { Operation: "sagemaker:ListCodeRepositories", Region: "eu-west-1" });
        Assert.Equal(GapCause.NotOffered, gap.Cause);
        Assert.Equal(gap.Id, Assert.Single(read.Coverage("AWS::SageMaker::CodeRepository").GapIds));
        Assert.DoesNotContain(read.Manifest.Gaps, g => g.Cause is GapCause.MalformedAnswer or GapCause.Network or GapCause.Credentials or GapCause.Timeout or GapCause.Cancelled);
    }

    private static (string Weak, string Sound) Both(Collected read, string type, string name, string property) =>
        (Named(read, type, $"weak-{name}").Properties.GetProperty(property).ToString(), Named(read, type, $"sound-{name}").Properties.GetProperty(property).ToString());

    private static Resource Named(Collected read, string type, string name) => Assert.Single(read.Resources, r => r.Type.Name == type && r.Name == name);
}
