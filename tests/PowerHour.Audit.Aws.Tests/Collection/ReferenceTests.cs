using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Collection;

/// <summary>What is met by reference only: objects of S3, and buckets that the account does not list.</summary>
public sealed class ReferenceTests
{
    private const string Model = "AWS::SageMaker::Model";
    private const string Job = "AWS::SageMaker::TrainingJob";
    private const string Bucket = "AWS::S3::Bucket";
    private const string Named = "AWS::S3::BucketReference";
    private const string Stored = "AWS::S3::Object";

    private readonly FakeAwsCalls _aws = new();

    [Fact]
    public async Task An_artifact_is_asked_for_its_versions_once_whatever_the_form_of_its_address()
    {
        Models(("a", "s3://data/m/a.tar.gz"), ("b", "https://data.s3.eu-west-1.amazonaws.com/m/a.tar.gz"));
        _aws["s3:ListObjectVersions"] = """{"Name":"data","Prefix":"m/a.tar.gz","Versions":[{"Key":"m/a.tar.gz","IsLatest":true,"ETag":"\"e\""}]}""";

        var read = await Collected.ReadAsync(_aws, Model, Stored);

        var asked = Assert.Single(_aws.Of("s3:ListObjectVersions")).Input!;
        Assert.Equal(("data", "m/a.tar.gz"), (asked["Bucket"]!.GetValue<string>(), asked["Prefix"]!.GetValue<string>()));
        var artifact = Assert.Single(read.Of(Stored));
        Assert.Equal(("arn:aws:s3:::data/m/a.tar.gz", "s3://data/m/a.tar.gz"), (artifact.Arn, artifact.Id));
        Assert.True(artifact.Properties.GetProperty("Versions")[0].GetProperty("IsLatest").GetBoolean());
    }

    [Fact]
    public async Task A_listing_that_goes_on_is_kept_as_far_as_it_was_read_and_known_to_be_partial()
    {
        Models(("a", "s3://data/m/"));
        _aws["s3:ListObjectVersions"] = """{"Versions":[{"Key":"m/1","IsLatest":true}],"IsTruncated":true,"NextKeyMarker":"m/1","NextVersionIdMarker":"v"}""";

        var read = await Collected.ReadAsync(_aws, Model, Stored);

        var prefix = Assert.Single(read.Of(Stored));
        Assert.Single(_aws.Of("s3:ListObjectVersions"));
        Assert.Equal(1, prefix.Properties.GetProperty("Versions").GetArrayLength());
        Assert.Equal(GapCause.Bounded, read.Cause(Assert.Single(prefix.GapsOf("Versions"))));
    }

    [Fact]
    public async Task A_bucket_that_is_gone_has_no_versions()
    {
        Models(("a", "s3://gone/a.tar.gz"));
        _aws.Fail("s3:ListObjectVersions", AwsCallFailure.NotFound, "NoSuchBucket");

        var read = await Collected.ReadAsync(_aws, Model, Stored);

        Assert.Empty(Assert.Single(read.Of(Stored)).Unread);
        Assert.Empty(read.Manifest.Gaps);
    }

    /// <summary>A busy account has more training jobs than anybody can list the inputs of.</summary>
    [Fact]
    public async Task Inputs_are_listed_for_the_jobs_that_others_refer_to_only()
    {
        Models(("a", "s3://data/job-1/output/model.tar.gz"));
        _aws.Fail("sagemaker:Search", AwsCallFailure.AccessDenied);
        _aws["sagemaker:ListTrainingJobs"] = """{"TrainingJobSummaries":[{"TrainingJobName":"job-1"},{"TrainingJobName":"job-2"}]}""";
        foreach (var name in (string[])["job-1", "job-2"])
        {
            _aws[$"sagemaker:DescribeTrainingJob {name}"] = $$$"""{"TrainingJobName":"{{{name}}}","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/{{{name}}}","InputDataConfig":[{"DataSource":{"S3DataSource":{"S3Uri":"s3://data/{{{name}}}/train/"} } }]}""";
        }

        var read = await Collected.ReadAsync(_aws, Model, Job, Stored);

        Assert.Equal(2, read.Of(Job).Count());
        Assert.Equal(["s3://data/job-1/output/model.tar.gz", "s3://data/job-1/train/"], read.Of(Stored).Select(o => o.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("404", AwsCallFailure.NotFound, "missing")]
    [InlineData("403", AwsCallFailure.AccessDenied, "closed")]
    public async Task How_a_bucket_of_others_answers_is_what_is_known_of_it(string code, AwsCallFailure failure, string state)
    {
        Models(("a", "s3://theirs/a.tar.gz"), ("b", "s3://ours/b.tar.gz"));
        _aws["s3:ListBuckets"] = """{"Buckets":[{"Name":"ours","BucketRegion":"eu-west-1"}]}""";
        _aws.Fail("s3:HeadBucket theirs", failure, code);

        var read = await Collected.ReadAsync(_aws, Model, Bucket, Named);

        Assert.Equal(state, read.One(Named, "theirs").Properties.GetProperty("State").GetString());
        Assert.Equal("arn:aws:s3:::theirs", Assert.Single(read.Of(Named)).Arn);
        Assert.Equal("ours", Assert.Single(read.Of(Bucket)).Id);
        Assert.Empty(read.Manifest.Gaps);
    }

    [Fact]
    public async Task A_bucket_that_answers_is_open_to_us()
    {
        Models(("a", "s3://theirs/a.tar.gz"));

        var read = await Collected.ReadAsync(_aws, Model, Bucket, Named);

        Assert.Equal("open", read.One(Named, "theirs").Properties.GetProperty("State").GetString());
    }

    [Fact]
    public async Task Another_failure_says_nothing_of_the_bucket()
    {
        Models(("a", "s3://theirs/a.tar.gz"));
        _aws.Fail("s3:HeadBucket", AwsCallFailure.Throttled, "SlowDown");

        var read = await Collected.ReadAsync(_aws, Model, Bucket, Named);

        Assert.Equal(GapCause.Throttled, read.Cause(Assert.Single(read.One(Named, "theirs").GapsOf("State"))));
    }

    /// <summary>After many refusals no more is asked; what was not asked is unread, not closed.</summary>
    [Fact]
    public async Task What_was_not_asked_is_not_taken_for_an_answer()
    {
        Models([.. Enumerable.Range(0, 60).Select(i => ($"m{i}", $"s3://theirs-{i}/a.tar.gz"))]);
        _aws.Fail("s3:HeadBucket", AwsCallFailure.AccessDenied, "403");

        var read = await Collected.ReadAsync(_aws, Collected.Scope(Model, Bucket, Named) with { Parallelism = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(60, read.Of(Named).Count());
        Assert.Contains(read.Of(Named), r => r.GapsOf("State").Any());
        Assert.True(_aws.Of("s3:HeadBucket").Count() < 60);
    }

    private void Models(params (string Name, string Artifact)[] models)
    {
        _aws["sagemaker:ListModels"] = $$"""{"Models":[{{string.Join(",", models.Select(m => $$"""{"ModelName":"{{m.Name}}"}"""))}}]}""";
        foreach (var (name, artifact) in models)
        {
            _aws[$"sagemaker:DescribeModel {name}"] = $$$"""{"ModelName":"{{{name}}}","ModelArn":"arn:aws:sagemaker:eu-west-1:111122223333:model/{{{name}}}","PrimaryContainer":{"ModelDataUrl":"{{{artifact}}}"}}""";
        }
    }
}
