using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis.Lineage;

/// <summary>What must not matter to attack paths does not: what things are called, and what else there is in the account.</summary>
/// <remarks>That the order of input does not matter, and that a failed call turns verdicts into UNKNOWN and nothing else, is tested for all rules: DeterminismTests, UnknownDisciplineTests.</remarks>
public sealed class PathMetamorphicTests
{
    private static readonly AuditOptions Options = new() { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load() };

    private static readonly Lazy<string[]> Before = new(() =>
    {
        using var demo = DemoAccount.Open(Options.Services);
        return Paths(demo);
    });

    [Fact]
    public void Renaming_everything_changes_no_verdict()
    {
        using var demo = DemoAccount.Open(Options.Services);
        var renamed = demo.Types.SelectMany(demo.Read).Select(r => Changed(r, t => t.Replace("example", "renamed", StringComparison.Ordinal).Replace("Example", "Renamed", StringComparison.Ordinal))).ToLookup(r => r.Type);
        using var account = new Snapshot(demo.Manifest, renamed.Select(g => g.Key), t => renamed[t], demo.Hash);
        Assert.Equal(Before.Value.Select(l => l.Replace("example", "renamed", StringComparison.Ordinal).Replace("Example", "Renamed", StringComparison.Ordinal)), Paths(account), StringComparer.Ordinal);
    }

    /// <summary>No principal is added: the demonstration account has a repository that lets everybody in, so each has to do with it.</summary>
    [Fact]
    public void What_has_nothing_to_do_with_a_model_changes_no_path()
    {
        using var demo = DemoAccount.Open(Options.Services);
        Resource[] added =
        [
            Made("AWS::S3::Bucket", "arn:aws:s3:::unrelated", "unrelated", "global", """{"Name":"unrelated","Policy":{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::unrelated/*"}]}}"""),
            Made("AWS::SageMaker::ProcessingJob", "arn:aws:sagemaker:eu-west-1:111122223333:processing-job/unrelated", "unrelated", "eu-west-1", """{"ProcessingJobName":"unrelated","ProcessingInputs":[{"S3Input":{"S3Uri":"s3://unrelated/in/"}}],"ProcessingOutputConfig":{"Outputs":[{"S3Output":{"S3Uri":"s3://unrelated/out/"}}]}}"""),
        ];
        var all = demo.Types.SelectMany(demo.Read).Concat(added).ToLookup(r => r.Type);
        using var account = new Snapshot(demo.Manifest, all.Select(g => g.Key), t => all[t], demo.Hash);
        Assert.Equal(Before.Value, Paths(account), StringComparer.Ordinal);
    }

    /// <summary>Buckets of which nothing was asked stand in every real account. They could copy into the data of a model only by a role that may.</summary>
    [Theory]
    [InlineData("s3.amazonaws.com", "arn:aws:s3:::*", true)]
    [InlineData("s3.amazonaws.com", "arn:aws:s3:::elsewhere-copy/*", false)]
    [InlineData("ec2.amazonaws.com", "arn:aws:s3:::*", false)]
    public void A_bucket_that_nobody_asked_about_leaves_paths_in_doubt_where_a_role_could_copy_from_it(string trusted, string copiesTo, bool isDoubt)
    {
        using var demo = DemoAccount.Open(Options.Services);
        var role = Made("AWS::IAM::Role", "arn:aws:iam::111122223333:role/copies", "copies", "global", $$$"""
            {"RoleName":"copies","Arn":"arn:aws:iam::111122223333:role/copies","AssumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Principal":{"Service":"{{{trusted}}}"},"Action":"sts:AssumeRole"}]},
            "RolePolicyList":[{"PolicyName":"copy","PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"s3:ReplicateObject","Resource":"{{{copiesTo}}}"}]}}]}
            """);
        var bucket = Made("AWS::S3::Bucket", "arn:aws:s3:::elsewhere", "elsewhere", "global", """{"Name":"elsewhere"}""", new UnreadPart("Replication", "NOT_COLLECTED s3:GetBucketReplication global"));
        var all = demo.Types.SelectMany(demo.Read).Where(r => r.Name != "ExampleReplication").Concat([role, bucket]).ToLookup(r => r.Type);
        using var account = new Snapshot(demo.Manifest, all.Select(g => g.Key), t => all[t], demo.Hash);
        var passed = Paths(account).Where(l => l.StartsWith("paths/foreign-producer-feeds-training-stream PASS", StringComparison.Ordinal));
        Assert.Equal(isDoubt, !passed.Any());
    }

    [Fact]
    public void The_demo_account_has_paths_that_end_at_models() => Assert.Contains(Before.Value, l => l.StartsWith("paths/outsider-writes-training-data FAIL", StringComparison.Ordinal));

    /// <summary>Rule, verdict, resource, and every path with its points and steps.</summary>
    private static string[] Paths(Snapshot snapshot) =>
        [.. AuditPipeline.Run(snapshot, Options).Findings.Where(f => f.Rule.IsPath).Select(f => $"{f.Rule.Id} {f.Status.Name()} {f.Severity} {f.Resource.Name}: {string.Join("; ", f.Paths.Select(p => $"{p.Class} {p.Count} {string.Join(" > ", p.Points.Select(x => x.Id))} {p.Cut.Closes}/{p.Cut.All}"))}").Order(StringComparer.Ordinal)];

    private static Resource Made(string type, string arn, string id, string region, string data, params UnreadPart[] unread) => new()
    {
        Type = new ResourceType(type), Arn = arn, Id = id, Name = id, Region = region, AccountId = "111122223333", Data = Encoding.UTF8.GetBytes(data), Unread = unread,
        Calls = [.. Options.Services.Find(new ResourceType(type))!.CallSteps.Select(c => new CallRecord(c.Name, Options.Services.Find(new ResourceType(type))!.Details.FirstOrDefault(d => d.Call.Name == c.Name)?.Into ?? "", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), ""))],
    };

    private static Resource Changed(Resource resource, Func<string, string> change) => new()
    {
        Type = resource.Type, Arn = change(resource.Arn), Id = change(resource.Id), Name = change(resource.Name), Region = resource.Region, AccountId = resource.AccountId,
        Data = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(resource.Data.Span))), Calls = resource.Calls, Unread = resource.Unread, Secrets = resource.Secrets,
    };
}
