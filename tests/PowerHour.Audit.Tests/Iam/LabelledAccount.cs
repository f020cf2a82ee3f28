using System.Text;
using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Tests.Iam;

/// <summary>A small account in the form of authorization details, written in a few words.</summary>
internal sealed class LabelledAccount(string partition = "aws")
{
    private const string Account = "111122223333";

    private readonly JsonArray _users = [];
    private readonly JsonArray _roles = [];
    private readonly JsonArray _groups = [];
    private readonly JsonArray _policies = [];

    internal static string All => """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    internal static string Allow(string actions, string resource = "*", string? condition = null) => Statement("Allow", actions, resource, condition);

    internal static string Deny(string actions, string resource = "*", string? condition = null) => Statement("Deny", actions, resource, condition);

    internal static string Service(string service, string? condition = null) =>
        $$"""{"Effect":"Allow","Principal":{"Service":"{{service}}.amazonaws.com"},"Action":"sts:AssumeRole"{{With(condition)}}}""";

    internal string Trusts(string who, string? condition = null, string effect = "Allow") =>
        $$"""{"Effect":"{{effect}}","Principal":{{(who == "*" ? "\"*\"" : $$"""{"AWS":"{{Arn(who)}}"}""")}},"Action":"sts:AssumeRole"{{With(condition)}}}""";

    internal string Arn(string who) => $"arn:{partition}:iam::{Account}:{who}";

    internal LabelledAccount User(string name, string statements, string? boundary = null, string[]? groups = null, string? tags = null, string[]? managed = null)
    {
        var user = new JsonObject
        {
            ["UserName"] = name, ["UserId"] = $"AIDA{name}", ["Arn"] = Arn($"user/{name}"), ["UserPolicyList"] = Inline(statements),
            ["GroupList"] = new JsonArray([.. (groups ?? []).Select(g => JsonValue.Create(g))]), ["Tags"] = Tags(tags), ["AttachedManagedPolicies"] = Attached(managed),
        };
        _users.Add(Bounded(user, boundary));
        return this;
    }

    internal LabelledAccount Role(string name, string trust, string statements, string? boundary = null, string? tags = null, string path = "", bool? profile = true, string[]? managed = null)
    {
        var role = new JsonObject
        {
            ["RoleName"] = name, ["RoleId"] = $"AROA{name}", ["Arn"] = Arn($"role/{path}{name}"), ["RolePolicyList"] = Inline(statements),
            ["AssumeRolePolicyDocument"] = Document(trust), ["Tags"] = Tags(tags), ["AttachedManagedPolicies"] = Attached(managed),
        };
        if (profile is { } has)
        {
            role["InstanceProfileList"] = has ? new JsonArray(new JsonObject { ["InstanceProfileName"] = name }) : [];
        }

        _roles.Add(Bounded(role, boundary));
        return this;
    }

    internal LabelledAccount Group(string name, string statements, string[]? managed = null)
    {
        _groups.Add(new JsonObject { ["GroupName"] = name, ["Arn"] = Arn($"group/{name}"), ["GroupPolicyList"] = Inline(statements), ["AttachedManagedPolicies"] = Attached(managed) });
        return this;
    }

    internal LabelledAccount Managed(string name, string statements, string? older = null)
    {
        _policies.Add(new JsonObject
        {
            ["Arn"] = Arn($"policy/{name}"), ["PolicyName"] = name, ["DefaultVersionId"] = "v2",
            ["PolicyVersionList"] = new JsonArray(
                new JsonObject { ["VersionId"] = "v1", ["IsDefaultVersion"] = false, ["Document"] = Document(older ?? All) },
                new JsonObject { ["VersionId"] = "v2", ["IsDefaultVersion"] = true, ["Document"] = Document(statements) }),
        });
        return this;
    }

    internal string Json() => new JsonObject
    {
        ["UserDetailList"] = _users.DeepClone(), ["RoleDetailList"] = _roles.DeepClone(), ["GroupDetailList"] = _groups.DeepClone(), ["Policies"] = _policies.DeepClone(), ["IsTruncated"] = false,
    }.ToJsonString();

    internal (EscalationAnalysis Analysis, AccountAuthorization Account) Analyse()
    {
        var account = AccountAuthorization.Parse(Encoding.UTF8.GetBytes(Json()));
        return (new EscalationAnalysis(new Authorizer(account)), account);
    }

    /// <summary>The ways of a principal to an administrator: published ids (ours where there is none), with <c>?</c> where they are not certain.</summary>
    internal string[] Ways(string principal)
    {
        var (analysis, account) = Analyse();
        return [.. analysis.Ways(account.Find(Arn(principal))!).Select(w => (w.Technique.Published.Length > 0 ? w.Technique.Published : w.Technique.Id) + (w.IsCertain ? "" : "?"))];
    }

    private static string Statement(string effect, string actions, string resource, string? condition)
    {
        var isNegated = actions.StartsWith('!');
        var list = string.Join(',', actions.TrimStart('!').Split(' ').Select(a => $"\"{a}\""));
        return $$"""{"Effect":"{{effect}}","{{(isNegated ? "NotAction" : "Action")}}":[{{list}}],"Resource":"{{resource}}"{{With(condition)}}}""";
    }

    private static string With(string? condition) => condition is null ? "" : $",\"Condition\":{condition}";

    private static JsonNode Document(string statements) => JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""")!;

    private static JsonArray Inline(string statements) => statements.Length == 0 ? [] : new JsonArray(new JsonObject { ["PolicyName"] = "own", ["PolicyDocument"] = Document(statements) });

    private static JsonArray Tags(string? tags) =>
        new([.. (tags?.Split(' ') ?? []).Select(t => t.Split('=')).Select(t => new JsonObject { ["Key"] = t[0], ["Value"] = t[1] })]);

    private JsonArray Attached(string[]? managed) =>
        new([.. (managed ?? []).Select(m => new JsonObject { ["PolicyName"] = m, ["PolicyArn"] = Arn($"policy/{m}") })]);

    private JsonObject Bounded(JsonObject entity, string? boundary)
    {
        if (boundary is not null)
        {
            entity["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = Arn($"policy/{boundary}") };
        }

        return entity;
    }
}
