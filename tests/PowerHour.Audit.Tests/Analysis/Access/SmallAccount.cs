using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Tests.Analysis.Access;

/// <summary>An account made of a few roles, users and resources, whose policies a test writes in full.</summary>
internal sealed class SmallAccount(params string[] gaps)
{
    public const string Id = "111122223333";

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private readonly TestAccount _account = new(Services, "eu-west-1", gaps, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public HashSet<string> Trusted { get; } = new(StringComparer.Ordinal);

    public List<(string Stage, IReadOnlyList<string> Patterns)> Stages { get; } = [];

    public static string RoleArn(string name) => $"arn:aws:iam::{Id}:role/{name}";

    public static string UserArn(string name) => $"arn:aws:iam::{Id}:user/{name}";

    /// <summary>A statement that allows.</summary>
    public static string Allow(string action, string resource, string condition = "") =>
        $$"""{"Effect":"Allow","Action":{{List(action)}},"Resource":{{List(resource)}}{{Condition(condition)}}}""";

    /// <summary>A statement that denies.</summary>
    public static string Deny(string action, string resource, string condition = "") =>
        $$"""{"Effect":"Deny","Action":{{List(action)}},"Resource":{{List(resource)}}{{Condition(condition)}}}""";

    public SmallAccount Role(string name, params string[] statements) => Role(name, """{"Service":"sagemaker.amazonaws.com"}""", statements);

    public SmallAccount Role(string name, string trusted, string[] statements, string? boundary = null)
    {
        var role = new JsonObject
        {
            ["RoleName"] = name, ["RoleId"] = $"AROA{name}", ["Arn"] = RoleArn(name), ["Path"] = "/",
            ["AssumeRolePolicyDocument"] = JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{trusted}},"Action":"sts:AssumeRole"}]}"""),
            ["RolePolicyList"] = Inline(statements),
        };
        if (boundary is not null)
        {
            role["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryArn"] = boundary };
        }

        return With("AWS::IAM::Role", role);
    }

    public SmallAccount User(string name, params string[] statements) => With("AWS::IAM::User", new JsonObject
    {
        ["UserName"] = name, ["UserId"] = $"AIDA{name}", ["Arn"] = UserArn(name), ["Path"] = "/", ["UserPolicyList"] = Inline(statements),
    });

    public SmallAccount Bucket(string name, string? policy = null, string more = "{}")
    {
        var bucket = (JsonObject)JsonNode.Parse(more)!;
        bucket["Name"] = name;
        if (policy is not null)
        {
            bucket["Policy"] = Policy(policy);
        }

        return With("AWS::S3::Bucket", bucket);
    }

    public SmallAccount Key(string id, string? policy = null)
    {
        var statements = policy ?? $$"""{"Sid":"Delegate","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Id}}:root"},"Action":"kms:*","Resource":"*"}""";
        return With("AWS::KMS::Key", new JsonObject
        {
            ["KeyId"] = id, ["KeyArn"] = $"arn:aws:kms:eu-west-1:{Id}:key/{id}", ["KeyManager"] = "CUSTOMER", ["KeyState"] = "Enabled", ["Policy"] = Policy(statements),
        });
    }

    public SmallAccount With(string type, JsonObject given)
    {
        _account.Make(new(type), given, []);
        return this;
    }

    public SmallAccount With(string type, string given) => With(type, (JsonObject)JsonNode.Parse(given)!);

    public AnalysisContext Build()
    {
        var store = new ResourceStore(_account.ToSnapshot(), Services);
        return new AnalysisContext(store, GraphBuilder.Build(store), Trusted) { NamedStages = Stages };
    }

    private static JsonArray Inline(string[] statements) =>
        new(new JsonObject { ["PolicyName"] = "p", ["PolicyDocument"] = Policy(string.Join(',', statements)) });

    private static JsonNode Policy(string statements) => JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""")!;

    private static string List(string texts) => $"[{string.Join(',', texts.Split(' ').Select(t => $"\"{t}\""))}]";

    private static string Condition(string condition) => condition.Length == 0 ? "" : $",\"Condition\":{condition}";
}
