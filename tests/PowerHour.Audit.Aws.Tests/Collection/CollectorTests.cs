using System.Globalization;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Collection;

public sealed class CollectorTests
{
    private const string Model = "AWS::SageMaker::Model";
    private const string Job = "AWS::SageMaker::TrainingJob";
    private const string Bucket = "AWS::S3::Bucket";
    private const string Key = "AWS::KMS::Key";
    private const string Function = "AWS::Lambda::Function";

    private readonly FakeAwsCalls _aws = new();

    [Fact]
    public async Task Every_page_is_listed_and_details_win_over_the_list()
    {
        _aws["sagemaker:ListModels"] = """{"Models":[{"ModelName":"a","ModelArn":"arn:aws:sagemaker:eu-west-1:111122223333:model/a","CreationTime":"2026-01-01T00:00:00Z"}],"NextToken":"2"}""";
        _aws["sagemaker:ListModels 2"] = """{"Models":[{"ModelName":"b","ModelArn":"arn:aws:sagemaker:eu-west-1:111122223333:model/b"}]}""";
        _aws["sagemaker:DescribeModel a"] = """{"ModelName":"a","EnableNetworkIsolation":true,"CreationTime":"2026-01-02T00:00:00Z"}""";

        var read = await Collected.ReadAsync(_aws, Model);

        var a = read.One(Model, "a");
        Assert.Equal("2026-01-02T00:00:00Z", a.Properties.GetProperty("CreationTime").GetString());
        Assert.True(a.Properties.GetProperty("EnableNetworkIsolation").GetBoolean());
        Assert.Equal("sagemaker:ListModels, sagemaker:DescribeModel", string.Join(", ", a.Calls.Select(c => c.Operation)));
        Assert.Equal(("eu-west-1", "111122223333"), (a.Region, a.AccountId));
        Assert.Equal(2, read.Coverage(Model).Count);
        Assert.True(read.Coverage(Model).IsComplete);
        Assert.Empty(read.Manifest.Gaps);
        Assert.Equal(_aws.Made.Count, read.Manifest.Calls);
    }

    [Fact]
    public async Task Children_are_listed_once_a_parent_and_keep_what_the_parent_gave()
    {
        _aws["apigateway:GetRestApis"] = """{"items":[{"id":"api1","name":"n"},{"id":"api2","name":"m"}]}""";
        _aws["apigateway:GetStages api1"] = """{"item":[{"stageName":"prod"}]}""";

        var read = await Collected.ReadAsync(_aws, "AWS::ApiGateway::Stage");

        var stage = read.One("AWS::ApiGateway::Stage", "prod");
        Assert.Equal("api1", stage.Properties.GetProperty("restApiId").GetString());
        Assert.Equal("arn:aws:apigateway:eu-west-1::/restapis/api1/stages/prod", stage.Arn);
        Assert.Equal(2, _aws.Of("apigateway:GetStages").Count());
        Assert.Equal(2, read.Of("AWS::ApiGateway::RestApi").Count());
    }

    /// <summary>An app belongs to a user or to a space, and its ARN holds whichever there is.</summary>
    [Fact]
    public async Task An_arn_takes_the_first_member_that_is_there()
    {
        _aws["sagemaker:ListApps"] = """{"Apps":[{"DomainId":"d-1","UserProfileName":"ann","AppType":"JupyterServer","AppName":"default"},{"DomainId":"d-1","SpaceName":"team","AppType":"JupyterLab","AppName":"default"},{"DomainId":"d-1","AppType":"TensorBoard","AppName":"default"}]}""";

        var arns = (await Collected.ReadAsync(_aws, "AWS::SageMaker::App")).Resources.Select(r => r.Arn).Order(StringComparer.Ordinal);

        Assert.Equal(["arn:aws:sagemaker:eu-west-1:111122223333:app/d-1/ann/JupyterServer/default", "arn:aws:sagemaker:eu-west-1:111122223333:app/d-1/team/JupyterLab/default"], arns, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_whole_answer_may_be_the_resource()
    {
        _aws["apigateway:GetAccount"] = """{"apiKeyVersion":"4","cloudwatchRoleArn":"arn:aws:iam::111122223333:role/logs"}""";

        var account = Assert.Single((await Collected.ReadAsync(_aws, "AWS::ApiGateway::Account")).Resources);

        Assert.Equal("arn:aws:iam::111122223333:role/logs", account.Properties.GetProperty("cloudwatchRoleArn").GetString());
    }

    [Fact]
    public async Task References_are_followed_until_nothing_new_is_named()
    {
        ServeModel("s3://data/job-1/output/model.tar.gz");
        _aws["s3:ListBuckets"] = """{"Buckets":[{"Name":"data","BucketRegion":"us-west-2"},{"Name":"other","BucketRegion":"eu-west-1"}]}""";
        _aws["s3:GetBucketEncryption data"] = """{"ServerSideEncryptionConfiguration":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"arn:aws:kms:eu-west-1:111122223333:key/k1"}}]}}""";
        _aws["kms:ListKeys"] = """{"Keys":[{"KeyId":"k1","KeyArn":"arn:aws:kms:eu-west-1:111122223333:key/k1"},{"KeyId":"k2","KeyArn":"arn:aws:kms:eu-west-1:111122223333:key/k2"}]}""";
        _aws["kms:DescribeKey k1"] = """{"KeyMetadata":{"KeyId":"k1","Arn":"arn:aws:kms:eu-west-1:111122223333:key/k1","KeyManager":"CUSTOMER","KeyState":"Enabled"}}""";
        _aws["kms:GetKeyPolicy k1"] = """{"Policy":"{\"Statement\":[]}"}""";

        var read = await Collected.ReadAsync(_aws, Model, Bucket, Key);

        Assert.Equal("us-west-2", Assert.Single(_aws.Of("s3:GetBucketEncryption")).Region);
        Assert.Equal("us-west-2", read.One(Bucket, "data").Region);
        Assert.True(read.One(Key, "k1").Properties.GetProperty("Policy").TryGetProperty("Statement", out _));
        Assert.Equal("k1", Assert.Single(_aws.Of("kms:DescribeKey")).Input!["KeyId"]!.GetValue<string>());
        Assert.Equal(GapCause.NotCollected, read.Cause(Assert.Single(read.One(Bucket, "other").GapsOf("Policy"))));
        Assert.Equal(GapCause.NotCollected, read.Cause(Assert.Single(read.One(Key, "k2").GapsOf("KeyState"))));
    }

    [Fact]
    public async Task An_absence_is_read_and_a_refusal_is_not()
    {
        ServeModel("s3://data/model.tar.gz");
        _aws["s3:ListBuckets"] = """{"Buckets":[{"Name":"data","BucketRegion":"eu-west-1"}]}""";
        _aws["s3:GetBucketAcl"] = """{"Grants":[]}""";
        _aws.Fail("s3:GetBucketPolicy", AwsCallFailure.NotFound, "NoSuchBucketPolicy");
        _aws.Fail("s3:GetBucketEncryption", AwsCallFailure.AccessDenied, "AccessDenied");

        var read = await Collected.ReadAsync(_aws, Model, Bucket);

        var bucket = read.One(Bucket, "data");
        Assert.Empty(bucket.GapsOf("Policy"));
        Assert.False(bucket.Properties.TryGetProperty("Policy", out _));
        Assert.Equal("s3:GetBucketPolicy", bucket.CallFor("Policy")!.Operation);
        var gap = Assert.Single(read.Manifest.Gaps);
        Assert.Equal((GapCause.AccessDenied, "s3:GetEncryptionConfiguration"), (gap.Cause, gap.Permission));
        Assert.Equal(gap.Id, Assert.Single(bucket.GapsOf("Encryption")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_empty_policy_text_is_no_policy(string policy)
    {
        ServeModel("s3://data/model.tar.gz");
        _aws["s3:ListBuckets"] = """{"Buckets":[{"Name":"data","BucketRegion":"eu-west-1"}]}""";
        _aws["s3:GetBucketPolicy"] = $$"""{"Policy":"{{policy}}"}""";

        var bucket = (await Collected.ReadAsync(_aws, Model, Bucket)).One(Bucket, "data");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, bucket.Properties.GetProperty("Policy").ValueKind);
    }

    [Fact]
    public async Task What_was_deleted_in_between_is_no_gap()
    {
        ServeModels(1);
        _aws.Fail("sagemaker:DescribeModel", AwsCallFailure.NotFound, "ValidationException", "Could not find model \"m\".");

        var read = await Collected.ReadAsync(_aws, Model);

        Assert.Empty(read.Resources);
        Assert.Empty(read.Manifest.Gaps);
    }

    [Fact]
    public async Task Where_search_is_refused_the_list_is_read()
    {
        _aws.Fail("sagemaker:Search", AwsCallFailure.AccessDenied);
        ListJob("job-1");

        var read = await Collected.ReadAsync(_aws, Job);

        Assert.True(read.One(Job, "job-1").Properties.TryGetProperty("RemoteDebugConfig", out _));
        Assert.Empty(read.Manifest.Gaps);
        Assert.True(read.Coverage(Job).IsComplete);
    }

    [Fact]
    public async Task Search_leaves_members_unread_except_of_jobs_that_a_model_came_from()
    {
        ServeModel("s3://data/job-1/output/model.tar.gz");
        ListJob("job-1");
        _aws["sagemaker:Search"] = """
            {"Results":[
              {"TrainingJob":{"TrainingJobName":"job-1","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/job-1"}},
              {"TrainingJob":{"TrainingJobName":"job-2","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/job-2"}}]}
            """;

        var read = await Collected.ReadAsync(_aws, Model, Job);

        Assert.Empty(read.One(Job, "job-1").Unread);
        Assert.True(read.One(Job, "job-1").Properties.TryGetProperty("RemoteDebugConfig", out _));
        var other = read.One(Job, "job-2");
        Assert.Equal(GapCause.Bounded, read.Cause(Assert.Single(other.GapsOf("RemoteDebugConfig"))));
        Assert.Empty(other.GapsOf("VpcConfig"));
        Assert.Single(_aws.Of("sagemaker:DescribeTrainingJob"));
        Assert.Empty(_aws.Of("sagemaker:ListTrainingJobs"));
        Assert.Equal(2, read.Coverage(Job).Count);
    }

    [Fact]
    public async Task History_is_bounded_but_what_is_served_is_read_whatever_its_age()
    {
        _aws.Fail("sagemaker:Search", AwsCallFailure.AccessDenied);
        ServeModel("s3://data/ancient/output/model.tar.gz");
        _aws["sagemaker:DescribeTrainingJob ancient"] = """{"TrainingJobName":"ancient","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/ancient"}""";

        var read = await Collected.ReadAsync(_aws, Collected.Scope(Model, Job) with { LookbackDays = 30 }, TestContext.Current.CancellationToken);

        Assert.Equal("2026-01-01T12:00:00Z", Assert.Single(_aws.Of("sagemaker:ListTrainingJobs")).Input!["CreationTimeAfter"]!.GetValue<string>());
        Assert.Equal("ancient", read.One(Job, "ancient").Name);
    }

    [Fact]
    public async Task A_stop_keeps_what_was_read_and_marks_the_rest()
    {
        ServeModels(50);
        using var stop = new CancellationTokenSource();
        _aws.Seen = call =>
        {
            if (call.FullName == "sagemaker:DescribeModel" && call.Input!["ModelName"]!.GetValue<string>() == "m20")
            {
                stop.Cancel();
            }
        };

        var read = await Collected.ReadAsync(_aws, Collected.Scope(Model, "AWS::SageMaker::Endpoint", "AWS::ApiGateway::Stage", Bucket) with { Parallelism = 1 }, stop.Token);

        Assert.True(read.Manifest.Interrupted);
        Assert.NotEmpty(read.Manifest.Gaps);
        Assert.All(read.Manifest.Gaps, g => Assert.Equal(GapCause.Cancelled, g.Cause));
        Assert.Contains(read.Of(Model), m => m.Unread.Count == 0);
        Assert.Contains(read.Of(Model), m => m.GapsOf("VpcConfig").Any());
        Assert.Equal(50, read.Of(Model).Count());
    }

    [Theory]
    [InlineData(AwsCallFailure.Throttled, 40)]
    [InlineData(AwsCallFailure.ServerError, 40)]
    [InlineData(AwsCallFailure.Network, 40)]
    [InlineData(AwsCallFailure.AccessDenied, 60)]
    public async Task What_keeps_failing_is_not_tried_for_ever(AwsCallFailure failure, int most)
    {
        ServeModels(200);
        _aws.Fail("sagemaker:DescribeModel", failure);

        var read = await Collected.ReadAsync(_aws, Model);

        Assert.InRange(_aws.Of("sagemaker:DescribeModel").Count(), 1, most);
        Assert.Equal(200, read.Of(Model).Count());
        Assert.All(read.Of(Model), m => Assert.Single(m.GapsOf("VpcConfig")));
        Assert.Equal(200, Assert.Single(read.Manifest.Gaps).Count);
        Assert.Equal(_aws.Made.Count, read.Manifest.Calls);
    }

    [Theory]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:front")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:front:live")]
    public async Task A_function_in_front_is_read_whether_or_not_it_is_qualified(string arn)
    {
        _aws["apigatewayv2:GetApis"] = """{"Items":[{"ApiId":"a1"}]}""";
        _aws["apigatewayv2:GetIntegrations"] = $$"""{"Items":[{"IntegrationId":"i1","IntegrationUri":"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{{arn}}/invocations"}]}""";
        _aws["lambda:ListFunctions"] = """{"Functions":[{"FunctionName":"front","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:front"},{"FunctionName":"aside","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:aside"}]}""";

        var read = await Collected.ReadAsync(_aws, "AWS::ApiGatewayV2::Integration", Function);

        Assert.Equal("a1", read.One("AWS::ApiGatewayV2::Integration", "i1").Properties.GetProperty("ApiId").GetString());
        Assert.Empty(read.One(Function, "front").Unread);
        Assert.NotEmpty(read.One(Function, "aside").Unread);
    }

    [Fact]
    public async Task A_function_of_another_account_is_not_taken_for_an_own_one()
    {
        _aws["apigatewayv2:GetApis"] = """{"Items":[{"ApiId":"a1"}]}""";
        _aws["apigatewayv2:GetIntegrations"] = """{"Items":[{"IntegrationId":"i1","IntegrationUri":"arn:aws:lambda:eu-west-1:999988887777:function:front"}]}""";
        _aws["lambda:ListFunctions"] = """{"Functions":[{"FunctionName":"front","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:front"}]}""";

        var read = await Collected.ReadAsync(_aws, "AWS::ApiGatewayV2::Integration", Function);

        Assert.NotEmpty(read.One(Function, "front").Unread);
    }

    [Fact]
    public async Task A_trail_seen_from_every_region_is_asked_once_at_home()
    {
        _aws["cloudtrail:DescribeTrails"] = """{"trailList":[{"Name":"t","TrailARN":"arn:aws:cloudtrail:us-east-1:111122223333:trail/t","HomeRegion":"us-east-1"}]}""";

        var read = await Collected.ReadAsync(_aws, Collected.Scope("AWS::CloudTrail::Trail") with { Regions = ["eu-west-1", "us-east-1", "us-west-2"] }, TestContext.Current.CancellationToken);

        Assert.Equal("us-east-1", read.One("AWS::CloudTrail::Trail", "t").Region);
        Assert.Equal("us-east-1", Assert.Single(_aws.Of("cloudtrail:GetTrailStatus")).Region);
    }

    [Fact]
    public async Task An_unlisted_pool_is_asked_by_the_last_part_of_its_arn()
    {
        _aws["apigateway:GetRestApis"] = """{"items":[{"id":"api1"}]}""";
        _aws["apigateway:GetAuthorizers"] = """{"items":[{"id":"x","providerARNs":["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc"]}]}""";
        _aws["cognito-idp:DescribeUserPool eu-west-1_abc"] = """{"UserPool":{"Id":"eu-west-1_abc","MfaConfiguration":"ON"}}""";

        var pool = (await Collected.ReadAsync(_aws, "AWS::ApiGateway::Authorizer", "AWS::Cognito::UserPool")).One("AWS::Cognito::UserPool", "eu-west-1_abc");

        Assert.Equal("arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc", pool.Arn);
        Assert.Equal("ON", pool.Properties.GetProperty("MfaConfiguration").GetString());
    }

    [Fact]
    public async Task A_list_that_fails_leaves_its_type_and_the_children_incomplete()
    {
        _aws.Fail("apigateway:GetRestApis", AwsCallFailure.AccessDenied);

        var read = await Collected.ReadAsync(_aws, "AWS::ApiGateway::Stage", "AWS::ApiGateway::Account");

        Assert.False(read.Coverage("AWS::ApiGateway::RestApi").IsComplete);
        Assert.False(read.Coverage("AWS::ApiGateway::Stage").IsComplete);
        Assert.True(read.Coverage("AWS::ApiGateway::Account").IsComplete);
    }

    private void ListJob(string name)
    {
        var arn = $"arn:aws:sagemaker:eu-west-1:111122223333:training-job/{name}";
        _aws["sagemaker:ListTrainingJobs"] = $$"""{"TrainingJobSummaries":[{"TrainingJobName":"{{name}}","TrainingJobArn":"{{arn}}"}]}""";
        _aws[$"sagemaker:DescribeTrainingJob {name}"] = $$$"""{"TrainingJobName":"{{{name}}}","TrainingJobArn":"{{{arn}}}","RemoteDebugConfig":{"EnableRemoteDebug":true}}""";
    }

    private void ServeModel(string dataUrl)
    {
        ServeModels(1);
        _aws["sagemaker:DescribeModel m0"] = $$$"""{"ModelName":"m0","PrimaryContainer":{"ModelDataUrl":"{{{dataUrl}}}"}}""";
    }

    private void ServeModels(int count)
    {
        var models = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"ModelName":"m{{i}}","ModelArn":"arn:aws:sagemaker:eu-west-1:111122223333:model/m{{i}}"}"""));
        _aws["sagemaker:ListModels"] = $$"""{"Models":[{{string.Join(',', models)}}]}""";
    }
}
