using PowerHour.Audit.Aws.Calls;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("sagemaker:ListModels", """{"NameContains":"ü x"}""", "sagemaker", "eu-west-1", "{}")]
    [InlineData("redshift:DescribeClusters", """{"ClusterIdentifier":"a b&c=d"}""", "redshift", "eu-west-1", "<R><DescribeClustersResult/></R>")]
    [InlineData("ec2:DescribeVpcs", """{"Filters":[{"Name":"tag:ü","Values":["x/y","z*~"]}]}""", "ec2", "eu-west-1", "<R/>")]
    [InlineData("lambda:GetPolicy", """{"FunctionName":"arn:aws:lambda:eu-west-1:111122223333:function:f","Qualifier":"a b"}""", "lambda", "eu-west-1", "{}")]
    [InlineData("apigateway:GetResources", """{"restApiId":"a1","embed":["methods","x y"],"limit":5}""", "apigateway", "eu-west-1", "{}")]
    [InlineData("accessanalyzer:ListFindingsV2", """{"analyzerArn":"arn:aws:x"}""", "access-analyzer", "eu-west-1", "{}")]
    [InlineData("s3:GetBucketVersioning", """{"Bucket":"models"}""", "s3", "eu-west-1", "<V/>")]
    [InlineData("s3:ListBuckets", "{}", "s3", "eu-west-1", "<L/>")]
    [InlineData("s3:HeadBucket", """{"Bucket":"models"}""", "s3", "eu-west-1", "")]
    [InlineData("stepfunctions:ListStateMachines", "{}", "states", "eu-west-1", "{}")]
    public async Task Every_protocol_signs_what_it_sends(string operation, string input, string service, string region, string body)
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of(body));
        using var session = Sessions.To(server);

        await session.AskAsync(operation, input);

        Assert.Equal(new("AKIATEST", region, service, IsRight: true), SignatureCheck.Of(server.Last, Sessions.Secret));
        Assert.Equal("test-token", server.Last.Header("X-Amz-Security-Token"));
        Assert.Contains("app/PowerHour.Audit", server.Last.Header("User-Agent"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iam:ListRoles", "eu-west-1", "iam.amazonaws.com", "us-east-1")]
    [InlineData("organizations:DescribeOrganization", "ap-south-1", "organizations.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("iam:ListRoles", "cn-north-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("iam:ListRoles", "us-gov-east-1", "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("sagemaker:ListModels", "eu-west-1", "api.sagemaker.eu-west-1.amazonaws.com", "eu-west-1")]
    public async Task Trap2_global_services_sign_for_the_region_their_rules_name(string operation, string region, string host, string signedFor)
    {
        using var fake = new FakeHandler(_ => new(System.Net.HttpStatusCode.OK) { Content = new StringContent("") });
        using var session = new AwsSession(Sessions.Options with { WrapHandler = _ => fake });

        await session.FailOrAnswerAsync(operation, region);

        var request = Assert.Single(fake.Requests);
        Assert.Equal(host, request.RequestUri!.Host);
        Assert.Contains($"/{signedFor}/", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }
}
