using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Authorization;
using Xunit;
using static PowerHour.Audit.Tests.Analysis.AccessAccount;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>A question finds the policy that decides about its resource, whatever the resource's own name; a pattern asks every resource with its own policy.</summary>
public sealed class AccessOwnerTests
{
    private const string Outsider = "444455556666";

    private static string AllowTo(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Principal":{"AWS":"{{Outsider}}"},"Action":"{{action}}","Resource":"{{resource}}"}]}""";

    public static TheoryData<string, string, string, string, string> Owners => new()
    {
        { "AWS::Glue::DataCatalogEncryptionSettings", """{"EncryptionAtRest":{"CatalogEncryptionMode":"DISABLED"}}""", "glue:GetTable", "arn:aws:glue:eu-west-1:111122223333:table/db/t", "arn:aws:glue:eu-west-1:111122223333:*" },
        { "AWS::Lambda::Function", """{"FunctionName":"f","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:f"}""", "lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:111122223333:function:f:prod", "arn:aws:lambda:eu-west-1:111122223333:function:f:prod" },
        { "AWS::SageMaker::ModelPackageGroup", """{"ModelPackageGroupName":"g","ModelPackageGroupArn":"arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/g"}""", "sagemaker:DescribeModelPackage", "arn:aws:sagemaker:eu-west-1:111122223333:model-package/g/1", "arn:aws:sagemaker:eu-west-1:111122223333:model-package/g/*" },
        { "AWS::S3::Bucket", """{"Name":"data"}""", "s3:GetObject", "arn:aws:s3:::data/a/b", "arn:aws:s3:::data/*" },
    };

    [Theory]
    [MemberData(nameof(Owners))]
    public void The_policy_of_the_owner_decides(string type, string given, string action, string resource, string allowed)
    {
        var properties = JsonNode.Parse(given)!.AsObject();
        properties[type.Contains("ModelPackage", StringComparison.Ordinal) ? "ResourcePolicy" : "Policy"] = JsonNode.Parse(AllowTo(action, allowed));
        if (type == "AWS::Glue::DataCatalogEncryptionSettings")
        {
            properties["$arn"] = "arn:aws:glue:eu-west-1:111122223333:catalog";
        }

        var decision = AccessWith([], ReaderOf("s3:GetObject", "*"), (type, properties)).Authorizer.DecideOutsider(Requester.Parse(Outsider), action, ResourceScope.Exactly(resource));
        Assert.Equal((DecisionOutcome.Allowed, "Own"), (decision.Outcome, decision.DecidedBy?.Sid));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-west-1:111122223333:a1/*"}]}""")]
    [InlineData("""{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Own\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"arn:aws:execute-api:eu-west-1:111122223333:a1\/*\"}]}""")]
    public void The_policy_of_an_API_decides_about_calls_of_it(string policy)
    {
        var api = new JsonObject { ["id"] = "a1", ["$arn"] = "arn:aws:apigateway:eu-west-1::/restapis/a1", ["name"] = "score", ["policy"] = policy };
        var access = AccessWith([], ("AWS::ApiGateway::RestApi", api));
        var decision = access.Authorizer.DecideOutsider(Requester.Anonymous, "execute-api:Invoke", ResourceScope.Exactly("arn:aws:execute-api:eu-west-1:111122223333:a1/prod/POST/score"));
        Assert.Equal((DecisionOutcome.Allowed, "Own"), (decision.Outcome, decision.DecidedBy?.Sid));
    }

    [Fact]
    public void A_pattern_is_decided_with_the_policy_of_each_bucket()
    {
        var deny = $$"""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"{{Bucket}}/*"}]}""";
        var grant = $$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Role}}"},"Action":"s3:GetObject","Resource":"{{Bucket}}/*"}]}""";

        Assert.Equal(DecisionOutcome.ExplicitlyDenied, Some(deny, "s3:*", $"{Bucket}/*"));
        Assert.Equal(DecisionOutcome.ExplicitlyDenied, Some(deny, "s3:*", "arn:aws:s3:::da*/*"));
        Assert.Equal(DecisionOutcome.ExplicitlyDenied, Some(deny, "s3:*", "arn:aws:s3:::*"));
        Assert.Equal(DecisionOutcome.Allowed, Every(grant, "sqs:*", $"{Bucket}/*"));
        Assert.Equal(DecisionOutcome.Allowed, Every(grant, "sqs:*", "arn:aws:s3:::d*/x/*"));
        Assert.Equal(DecisionOutcome.ImplicitlyDenied, Every(grant, "s3:GetObjekt", "arn:aws:s3:::d*", "s3:PutObject"));
    }

    private static DecisionOutcome Some(string policy, string own, string pattern) => Ask(policy, own, ResourceScope.Some(pattern), "s3:GetObject");

    private static DecisionOutcome Every(string policy, string own, string pattern, string action = "s3:GetObject") => Ask(policy, own, ResourceScope.Every(pattern), action);

    private static DecisionOutcome Ask(string policy, string own, ResourceScope scope, string action)
    {
        var access = AccessWith([], ReaderOf(own, "*"), BucketWith(policy));
        return access.Authorizer.Decide(access.Authorizer.Account.Find(Role)!, action, scope).Outcome;
    }
}
