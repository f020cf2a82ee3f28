using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Collection;

/// <summary>What AWS says to mean "there is none" is an answer; every other failure is a gap. One truth table.</summary>
public sealed class AbsenceTests
{
    /// <summary>Call, error code, message, and what then is absent: a property of a type, or nothing where the resource itself is gone.</summary>
    public static TheoryData<string, string, string, string, string> Absent => new()
    {
        { "s3:GetBucketPolicy", "NoSuchBucketPolicy", "", "AWS::S3::Bucket", "Policy" },
        { "s3:GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError", "", "AWS::S3::Bucket", "Encryption" },
        { "s3:GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration", "", "AWS::S3::Bucket", "Lifecycle" },
        { "s3:GetBucketReplication", "ReplicationConfigurationNotFoundError", "", "AWS::S3::Bucket", "Replication" },
        { "s3:GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration", "", "AWS::S3::Bucket", "PublicAccessBlock" },
        { "s3control:GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration", "", "AWS::S3::AccountPublicAccessBlock", "PublicAccessBlock" },
        { "s3:GetObjectLockConfiguration", "ObjectLockConfigurationNotFoundError", "", "AWS::S3::Bucket", "ObjectLock" },
        { "s3:GetBucketOwnershipControls", "OwnershipControlsNotFoundError", "", "AWS::S3::Bucket", "OwnershipControls" },
        { "s3:GetBucketTagging", "NoSuchTagSet", "", "AWS::S3::Bucket", "Tags" },
        { "sagemaker:GetModelPackageGroupPolicy", "ValidationException", "Cannot find resource policy", "AWS::SageMaker::ModelPackageGroup", "ResourcePolicy" },
        { "lambda:GetPolicy", "ResourceNotFoundException", "", "AWS::Lambda::Function", "Policy" },
        { "ecr:GetRepositoryPolicy", "RepositoryPolicyNotFoundException", "", "AWS::ECR::Repository", "Policy" },
        { "ecr:GetRegistryPolicy", "RegistryPolicyNotFoundException", "", "AWS::ECR::Registry", "Policy" },
        { "macie2:GetMacieSession", "AccessDeniedException", "Macie is not enabled", "AWS::Account::Region", "MacieSession" },
        { "securityhub:DescribeHub", "InvalidAccessException", "Account is not subscribed to AWS Security Hub", "AWS::Account::Region", "SecurityHub" },
        { "sagemaker:DescribeModel", "ValidationException", "Could not find model \"x\"", "AWS::SageMaker::Model", "" },
        { "sagemaker:DescribeEndpoint", "ValidationException", "Could not find endpoint \"x\"", "AWS::SageMaker::Endpoint", "" },
        { "sagemaker:DescribeTrainingJob", "ValidationException", "Requested resource not found", "AWS::SageMaker::TrainingJob", "" },
        { "ecr:DescribeImages", "RepositoryNotFoundException", "", "AWS::ECR::Repository", "" },
    };

    [Theory]
    [MemberData(nameof(Absent))]
    public async Task None_is_an_answer(string call, string code, string message, string type, string property)
    {
        var read = await ReadAsync(call, AwsCallFailure.NotFound, code, message, type);

        Assert.DoesNotContain(read.Manifest.Gaps, g => g.Operation == call);
        if (property.Length == 0)
        {
            Assert.Empty(read.Of(type));
            return;
        }

        Assert.NotEmpty(read.Of(type));
        Assert.All(read.Of(type), r => Assert.False(r.Properties.TryGetProperty(property, out _)));
        Assert.All(read.Of(type), r => Assert.Empty(r.GapsOf(property)));
    }

    /// <summary>The same calls, refused: nothing may look like "none".</summary>
    [Theory]
    [MemberData(nameof(Absent))]
    public async Task A_refusal_is_none(string call, string code, string message, string type, string property)
    {
        Assert.NotEmpty(code + message);
        var read = await ReadAsync(call, AwsCallFailure.AccessDenied, "AccessDeniedException", "You are not authorized", type);

        Assert.Equal(GapCause.AccessDenied, Assert.Single(read.Manifest.Gaps, g => g.Operation == call).Cause);
        Assert.All(read.Of(type), r => Assert.Contains(r.Unread, u => property.Length == 0 || u.Path == property));
    }

    [Fact]
    public async Task Versions_that_were_never_asked_for_are_an_answer_without_a_status()
    {
        var aws = SampleAccount.Calls();
        aws["s3:GetBucketVersioning"] = "{}";
        var read = await Collected.ReadAsync(aws, Collected.Scope("AWS::S3::Bucket") with { AllResources = true }, TestContext.Current.CancellationToken);
        Assert.All(read.Of("AWS::S3::Bucket"), b => Assert.False(b.Properties.GetProperty("Versioning").TryGetProperty("Status", out _)));
        Assert.Empty(read.Manifest.Gaps);
    }

    /// <summary>A function whose environment Lambda can not decrypt for the scan has no secrets that anybody saw: nothing to call clean.</summary>
    [Fact]
    public async Task An_environment_that_could_not_be_decrypted_is_unread()
    {
        var aws = SampleAccount.Calls();
        aws["lambda:ListFunctions"] = """{"Functions":[{"FunctionName":"f","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:f","Environment":{"Error":{"ErrorCode":"AccessDeniedException","Message":"no kms:Decrypt"}}}]}""";
        var read = await Collected.ReadAsync(aws, Collected.Scope("AWS::Lambda::Function") with { AllResources = true }, TestContext.Current.CancellationToken);
        Assert.Equal(GapCause.AccessDenied, read.Cause(Assert.Single(read.One("AWS::Lambda::Function", "f").GapsOf("Environment"))));
    }

    private static Task<Collected> ReadAsync(string call, AwsCallFailure failure, string code, string message, string type)
    {
        var aws = SampleAccount.Calls();
        aws.Fail(call, failure, code, message);
        return Collected.ReadAsync(aws, Collected.Scope(type) with { AllResources = true }, TestContext.Current.CancellationToken);
    }
}
