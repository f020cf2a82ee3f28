using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>Small accounts about whose access questions are asked: a role that reads, a bucket, a key.</summary>
internal static class AccessAccount
{
    internal const string Account = "111122223333";
    internal const string Role = $"arn:aws:iam::{Account}:role/reader";
    internal const string Bucket = "arn:aws:s3:::data";
    internal const string Key = $"arn:aws:kms:eu-west-1:{Account}:key/k1";

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    internal static (string Type, JsonObject Given) KeyWith(string statement, params JsonNode?[] grants) => ("AWS::KMS::Key", new JsonObject
    {
        ["KeyId"] = "k1", ["KeyArn"] = Key, ["KeyManager"] = "CUSTOMER",
        ["Policy"] = JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":{{statement}}}"""),
        ["Grants"] = new JsonArray(grants),
    });

    internal static (string Type, JsonObject Given) ReaderOf(string action, string resource) => ("AWS::IAM::Role", new JsonObject
    {
        ["RoleName"] = "reader", ["RoleId"] = "AROAEXAMPLE", ["Arn"] = Role, ["Path"] = "/",
        ["AssumeRolePolicyDocument"] = JsonNode.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""),
        ["RolePolicyList"] = new JsonArray(new JsonObject { ["PolicyName"] = "p", ["PolicyDocument"] = JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""") }),
    });

    internal static (string Type, JsonObject Given) BucketWith(string? policy)
    {
        var bucket = new JsonObject { ["Name"] = "data" };
        if (policy is not null)
        {
            bucket["Policy"] = JsonNode.Parse(policy);
        }

        return ("AWS::S3::Bucket", bucket);
    }

    internal static AccountAccess AccessWith(string[] gaps, params (string Type, JsonObject Given)[] resources) => Context(gaps, resources).Access;

    internal static AnalysisContext Context(string[] gaps, params (string Type, JsonObject Given)[] resources)
    {
        var account = new TestAccount(Services, "eu-west-1", gaps, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Resource[] made = [.. resources.Select(r => Made(account, r.Type, r.Given))];
        var store = new ResourceStore(Snapshot.Of(account.ToSnapshot().Manifest, made), Services);
        return new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(StringComparer.Ordinal));
    }

    /// <summary>A member <c>$arn</c> says under which ARN the collector would have kept the resource.</summary>
    private static Resource Made(TestAccount account, string type, JsonObject given)
    {
        var arn = given["$arn"]?.GetValue<string>();
        given.Remove("$arn");
        var made = account.Make(new(type), given, []);
        return new Resource
        {
            Type = made.Type, Arn = arn ?? made.Arn, Id = made.Id, Name = made.Name, Region = made.Region, AccountId = made.AccountId,
            Data = made.Data, Calls = made.Calls, Unread = made.Unread,
        };
    }
}
