using System.Text;
using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Tests.Iam;

/// <summary>An account made for one technique: an actor that can use it, and what it needs; and the ways to close it.</summary>
internal sealed class EscalationAccount(EscalationTechnique technique, Closing closing)
{
    private const string Account = "111122223333";
    private const string Actor = "actor";

    private string ActorArn => $"arn:aws:iam::{Account}:{(ActorIsRole ? "role" : "user")}/{Actor}";

    private bool ActorIsRole => technique.Mechanism is EscalationMechanism.OwnRole || (technique.Loosens && technique.Actions[0].Contains("Role", StringComparison.Ordinal));

    private bool TargetIsUser => technique.Mechanism is EscalationMechanism.TakeUser or EscalationMechanism.EmpowerUser;

    private bool TargetIsEmpowered => technique.Mechanism is EscalationMechanism.EmpowerRole or EscalationMechanism.EmpowerUser;

    private static string RoleArn => $"arn:aws:iam::{Account}:role/target";

    private string TargetArn => $"arn:aws:iam::{Account}:{(TargetIsUser ? "user" : "role")}/target";

    /// <summary>What a technique that takes off a restriction sets free.</summary>
    private string Freed => ActorIsRole ? "iam:PutRolePolicy" : "iam:PutUserPolicy";

    private static string PolicyArn => $"arn:aws:iam::{Account}:policy/editable";

    private string WorkloadArn
    {
        get
        {
            var patterns = technique.Actions.SelectMany(a => ActionTable.Default.ResourcePatterns(a)).ToList();
            var pattern = patterns.Find(static p => p.Contains(":instance/", StringComparison.Ordinal)) ?? patterns[0];
            var fields = pattern.Split(':', 6);
            return $"arn:aws:{fields[2]}:us-east-1:{Account}:{fields[5].Replace("*", "w1", StringComparison.Ordinal)}";
        }
    }

    internal (EscalationAnalysis Analysis, IamPrincipal Actor) Analyse()
    {
        var account = AccountAuthorization.Parse(Encoding.UTF8.GetBytes(Json()));
        Workload[] workloads = technique.Mechanism == EscalationMechanism.UseWorkload ? [new Workload(WorkloadArn, RoleArn)] : [];
        var authorizer = new Authorizer(account, new AuthorizerOptions { Workloads = workloads });
        return (new EscalationAnalysis(authorizer), account.Find(ActorArn)!);
    }

    internal string Json()
    {
        var users = new JsonArray();
        var roles = new JsonArray();
        if (technique.Mechanism != EscalationMechanism.Standing)
        {
            (ActorIsRole ? roles : users).Add(ActorNode());
        }

        (TargetIsUser ? users : roles).Add(TargetNode());
        return new JsonObject
        {
            ["UserDetailList"] = users,
            ["RoleDetailList"] = roles,
            ["GroupDetailList"] = new JsonArray(GroupNode()),
            ["Policies"] = new JsonArray(
                Managed(PolicyArn, Allow("logs:PutLogEvents", "*")),
                Managed($"arn:aws:iam::{Account}:policy/no", new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = Statement("Deny", Freed, "*") }),
                Managed($"arn:aws:iam::{Account}:policy/edge", Allow(technique.Actions.FirstOrDefault() ?? "s3:*", "*")),
                Managed($"arn:aws:iam::{Account}:policy/boundary", Allow("s3:*", "*"))),
        }.ToJsonString();
    }

    private JsonObject ActorNode()
    {
        var statements = new JsonArray();
        foreach (var action in technique.Actions.Concat(technique.Starters))
        {
            statements.Add(Statement("Allow", action, ResourceOf(action)));
        }

        if (technique.Mechanism == EscalationMechanism.PassRole)
        {
            statements.Add(Statement("Allow", "iam:PassRole", closing == Closing.Scope ? $"arn:aws:iam::{Account}:role/other" : RoleArn));
        }

        if (technique.Loosens)
        {
            statements.Add(Statement("Allow", Freed, "*"));
        }

        if (closing == Closing.Deny)
        {
            statements.Add(Statement("Deny", technique.Mechanism == EscalationMechanism.PassRole ? "iam:PassRole" : technique.Actions[0], "*"));
        }

        var node = Entity(Actor, ActorArn, ActorIsRole, new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements });
        if (technique.Mechanism is EscalationMechanism.OwnGroup)
        {
            node["GroupList"] = new JsonArray("team");
        }

        if (technique.Mechanism is EscalationMechanism.OwnManagedPolicy or EscalationMechanism.OlderVersion)
        {
            node["AttachedManagedPolicies"] = Attached();
        }

        Restrict(node);
        return closing == Closing.Boundary ? Bounded(node) : node;
    }

    /// <summary>Puts on what the technique takes off.</summary>
    private void Restrict(JsonObject node)
    {
        switch (technique.Actions[0])
        {
            case "iam:DeleteRolePolicy" or "iam:DeleteUserPolicy":
                var no = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = Statement("Deny", Freed, "*") };
                node[ActorIsRole ? "RolePolicyList" : "UserPolicyList"]!.AsArray().Add(new JsonObject { ["PolicyName"] = "no", ["PolicyDocument"] = no });
                break;
            case "iam:DetachRolePolicy" or "iam:DetachUserPolicy":
                node["AttachedManagedPolicies"] = Attached("no");
                break;
            case "iam:DeleteGroupPolicy" or "iam:DetachGroupPolicy" or "iam:RemoveUserFromGroup":
                node["GroupList"] = new JsonArray("team");
                break;
            case var _ when technique.Mechanism == EscalationMechanism.OwnBoundary:
                Bounded(node, "edge");
                break;
            case var _ when technique.Mechanism == EscalationMechanism.OlderVersion:
                node[ActorIsRole ? "RolePolicyList" : "UserPolicyList"]!.AsArray()[0]!["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(1);
                break;
        }
    }

    private JsonObject TargetNode()
    {
        var rights = TargetIsEmpowered ? Allow("logs:PutLogEvents", "*") : Allow("*", "*");
        var node = Entity("target", TargetArn, !TargetIsUser, rights);
        if (TargetIsEmpowered && technique.Actions.Contains("iam:CreatePolicyVersion", StringComparer.Ordinal))
        {
            node["AttachedManagedPolicies"] = Attached();
        }

        if (!TargetIsUser)
        {
            node["AssumeRolePolicyDocument"] = Trust();
            node["InstanceProfileList"] = new JsonArray(new JsonObject { ["InstanceProfileName"] = "p" });
        }

        return closing == Closing.Boundary && technique.Mechanism == EscalationMechanism.Standing ? Bounded(node) : node;
    }

    private JsonObject Trust()
    {
        var service = closing == Closing.Trust ? "backup.amazonaws.com" : technique.Services.FirstOrDefault();
        var open = technique.Actions.Contains("sts:AssumeRole", StringComparer.Ordinal) && closing != Closing.Trust;
        var principal = open
            ? new JsonObject { ["AWS"] = $"arn:aws:iam::{Account}:root" }
            : new JsonObject { ["Service"] = service ?? "backup.amazonaws.com" };
        var statement = new JsonObject { ["Effect"] = "Allow", ["Principal"] = principal, ["Action"] = "sts:AssumeRole" };
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statement };
    }

    private JsonObject GroupNode() => new()
    {
        ["GroupName"] = "team",
        ["Arn"] = $"arn:aws:iam::{Account}:group/team",
        ["GroupPolicyList"] = technique.Mechanism == EscalationMechanism.JoinGroup
            ? new JsonArray(new JsonObject { ["PolicyName"] = "g", ["PolicyDocument"] = Allow("*", "*") })
            : technique.Actions.Contains("iam:DeleteGroupPolicy", StringComparer.Ordinal)
            ? new JsonArray(new JsonObject { ["PolicyName"] = "g", ["PolicyDocument"] = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = Statement("Deny", Freed, "*") } })
            : [],
        ["AttachedManagedPolicies"] = technique.Actions is ["iam:DetachGroupPolicy"] or ["iam:RemoveUserFromGroup"] ? Attached("no") : [],
    };

    /// <summary>A resource scope closes by naming another resource of the same kind.</summary>
    private string ResourceOf(string action)
    {
        if (closing != Closing.Scope || technique.Mechanism == EscalationMechanism.PassRole)
        {
            return "*";
        }

        var patterns = ActionTable.Default.ResourcePatterns(action);
        return patterns.IsEmpty || patterns[0] is "*" ? "*" : patterns[0][..patterns[0].LastIndexOf('*')] + "elsewhere";
    }

    private static JsonObject Entity(string name, string arn, bool isRole, JsonObject policy) => new()
    {
        [isRole ? "RoleName" : "UserName"] = name,
        ["Arn"] = arn,
        [isRole ? "RolePolicyList" : "UserPolicyList"] = new JsonArray(new JsonObject { ["PolicyName"] = "i", ["PolicyDocument"] = policy }),
        ["AssumeRolePolicyDocument"] = JsonNode.Parse(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}}"""),
    };

    private static JsonObject Bounded(JsonObject node, string boundary = "boundary")
    {
        node["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryArn"] = $"arn:aws:iam::{Account}:policy/{boundary}" };
        return node;
    }

    private static JsonArray Attached(string name = "editable") =>
        new(new JsonObject { ["PolicyName"] = name, [nameof(PolicyArn)] = $"arn:aws:iam::{Account}:policy/{name}" });

    private static JsonObject Managed(string arn, JsonObject document) => new()
    {
        ["Arn"] = arn,
        ["DefaultVersionId"] = "v1",
        ["PolicyVersionList"] = new JsonArray(
            new JsonObject { ["VersionId"] = "v1", ["IsDefaultVersion"] = true, ["Document"] = document },
            new JsonObject { ["VersionId"] = "v0", ["IsDefaultVersion"] = false, ["Document"] = arn == PolicyArn ? Allow("*", "*") : document.DeepClone() }),
    };

    private static JsonObject Allow(string action, string resource) =>
        new() { ["Version"] = "2012-10-17", ["Statement"] = Statement("Allow", action, resource) };

    private static JsonObject Statement(string effect, string action, string resource) =>
        new() { ["Effect"] = effect, ["Action"] = action, ["Resource"] = resource };
}
