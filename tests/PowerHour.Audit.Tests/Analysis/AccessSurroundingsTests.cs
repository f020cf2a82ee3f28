using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Iam.Policies;
using Xunit;
using static PowerHour.Audit.Tests.Analysis.AccessAccount;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>The organisation, VPC endpoints and what runs under roles, as far as the snapshot holds them.</summary>
public sealed class AccessSurroundingsTests
{
    private static (string Type, JsonObject Given) Organization(string master) => ("AWS::Account::Account", new JsonObject
    {
        ["AccountId"] = Account, ["Organization"] = new JsonObject { ["Id"] = "o-example", ["MasterAccountId"] = master },
    });

    private static (string Type, JsonObject Given) ControlPolicy(string statement) => ("AWS::Organizations::Policy", new JsonObject
    {
        ["Id"] = "p-1", ["Arn"] = "arn:aws:organizations::999999999999:policy/o-example/service_control_policy/p-1", ["Name"] = "guard",
        ["Content"] = JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{{statement}}]}"""),
    });

    [Theory]
    [InlineData("999999999999", DecisionOutcome.ExplicitlyDenied)]
    [InlineData(Account, DecisionOutcome.Allowed)]
    public void A_service_control_policy_of_the_account_binds_it_unless_it_manages_the_organisation(string master, DecisionOutcome expected)
    {
        var access = AccessWith([], ReaderOf("s3:*", "*"), BucketWith(null), Organization(master), ControlPolicy("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}"""));
        var decision = access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x");
        Assert.Equal(expected, decision.Outcome);
        Assert.Contains(access.Assumptions, a => a.Contains(master == Account ? "management account" : "organisational units", StringComparison.Ordinal));
    }

    [Fact]
    public void Whether_the_account_manages_the_organisation_is_never_guessed_in_its_favour()
    {
        var access = AccessWith(["organizations:DescribeOrganization"], ReaderOf("s3:*", "*"), BucketWith(null), ("AWS::Account::Account", new JsonObject { ["AccountId"] = Account }),
            ControlPolicy("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}"""));
        Assert.Equal(DecisionOutcome.Allowed, access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);
        Assert.Contains(access.Assumptions, a => a.Contains("was not read; none are applied", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_control_policy_that_was_not_read_leaves_answers_unknown() => Assert.Equal(
        DecisionOutcome.Unknown,
        AccessWith(["organizations:DescribePolicy"], ReaderOf("s3:*", "*"), BucketWith(null), Organization("999999999999"), WithoutContent()).Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);

    [Theory]
    [InlineData(null, DecisionOutcome.ExplicitlyDenied, 0)]
    [InlineData("organizations:ListParents", DecisionOutcome.Allowed, 1)]
    public void What_units_above_the_account_forbid_is_forbidden_where_AWS_shows_it(string? refused, DecisionOutcome expected, int gaps)
    {
        var organization = Organization("999999999999");
        if (refused is null)
        {
            organization.Given["Parents"] = JsonNode.Parse("""[{"Id":"ou-a"}]""");
        }

        var access = AccessWith(refused is null ? [] : [refused], ReaderOf("s3:*", "*"), BucketWith(null), organization, ControlPolicy("""{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}"""),
            Unit("ou-a", """[{"Id":"r-a"}]""", "p-2"), Unit("r-a", "[]", "p-3"), Denies("p-2", "s3:GetObject"), Denies("p-3", "sqs:*"));

        Assert.Equal(expected, access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);
        Assert.Equal(DecisionOutcome.ExplicitlyDenied, access.Authorizer.Decide(Role, "s3:PutObject", $"{Bucket}/x").Outcome);
        Assert.Equal(DecisionOutcome.Allowed, access.Authorizer.Decide(Role, "s3:ListBucket", Bucket).Outcome);
        Assert.Equal(gaps, access.ControlGaps.Count);
    }

    [Fact]
    public void A_resource_control_policy_of_the_root_binds_outsiders_too()
    {
        var organization = Organization("999999999999");
        organization.Given["Parents"] = JsonNode.Parse("""[{"Id":"r-a"}]""");
        var root = Unit("r-a", "[]", "p-2");
        root.Given["ResourceControlPolicies"] = JsonNode.Parse("""[{"Id":"p-4"}]""");
        var bucket = BucketWith($$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*"}]}""");
        var access = AccessWith([], ReaderOf("s3:*", "*"), bucket, organization, root, Denies("p-2", "sqs:*"),
            Inherited("p-4", """{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"*"}"""));
        Assert.Equal(DecisionOutcome.ExplicitlyDenied, access.Authorizer.DecideOutsider(Requester.Anonymous, "s3:GetObject", ResourceScope.Every($"{Bucket}/x")).Outcome);
    }

    /// <summary>The settings file speaks where AWS is silent, and never against what AWS says.</summary>
    [Theory]
    [InlineData("999999999999", DecisionOutcome.ExplicitlyDenied)]
    [InlineData(Account, DecisionOutcome.Allowed)]
    public void What_an_organisation_says_binds_the_account_counts_where_it_is_not_shown(string master, DecisionOutcome expected)
    {
        var policy = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}]}"""u8.ToArray(), PolicyKind.ServiceControl, "guard");
        var context = Context(["organizations:ListParents"], ReaderOf("s3:*", "*"), BucketWith(null), Organization(master)) with
        {
            GivenControl = ([new PolicyLevel("root", [policy]).Completed(PolicyKind.ServiceControl)], []),
        };

        Assert.Equal(expected, context.Access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);
        Assert.Equal(DecisionOutcome.Allowed, context.Access.Authorizer.Decide(Role, "s3:PutObject", $"{Bucket}/x").Outcome);
        Assert.Empty(context.Access.ControlGaps);
    }

    private static (string Type, JsonObject Given) Unit(string id, string parents, string policy) => ("AWS::Organizations::OrganizationalUnit", new JsonObject
    {
        ["Ref"] = id, ["Parents"] = JsonNode.Parse(parents), ["ServiceControlPolicies"] = new JsonArray(new JsonObject { ["Id"] = policy }),
    });

    private static (string Type, JsonObject Given) Inherited(string id, string statements) => ("AWS::Organizations::InheritedPolicy", new JsonObject
    {
        ["Ref"] = id, ["Content"] = JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""),
    });

    private static (string Type, JsonObject Given) Denies(string id, string action) =>
        Inherited(id, $$"""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{action}}","Resource":"*"}""");

    [Fact]
    public void The_organisation_answers_its_condition_key()
    {
        var bucket = BucketWith($$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-example"} } }]}""");
        Assert.Equal(DecisionOutcome.Allowed, AccessWith([], ReaderOf("sqs:*", "*"), bucket, Organization("999999999999")).Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);
        Assert.Equal(DecisionOutcome.Conditional, AccessWith([], ReaderOf("sqs:*", "*"), bucket).Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);
    }

    [Fact]
    public void A_VPC_endpoint_bounds_requests_that_are_said_to_pass_it()
    {
        var endpoint = new JsonObject
        {
            ["VpcEndpointId"] = "vpce-1", ["VpcId"] = "vpc-1", ["OwnerId"] = Account,
            ["Policy"] = JsonNode.Parse("""[{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}]"""),
        };
        var bucket = BucketWith($$"""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/secret/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-2"} } }]}""");
        var access = AccessWith([], ReaderOf("s3:*", "*"), bucket, ("AWS::EC2::VPCEndpoint", endpoint));
        var through = access.Through("vpce-1")!;

        Assert.Null(access.Through("vpce-9"));
        Assert.Equal(DecisionOutcome.Allowed, access.Authorizer.Decide(Role, "s3:PutObject", $"{Bucket}/x").Outcome);
        Assert.Equal((DecisionOutcome.ImplicitlyDenied, PolicyLayer.VpcEndpoint), Layer(through.Authorizer.Decide(Role, "s3:PutObject", $"{Bucket}/x")));
        Assert.Equal(DecisionOutcome.Allowed, through.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x").Outcome);
        Assert.Equal(DecisionOutcome.Conditional, access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/secret/x").Outcome);
        Assert.Equal(DecisionOutcome.ExplicitlyDenied, through.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/secret/x").Outcome);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_runs_under_a_role_decides_whether_it_can_be_taken_over(bool exists, bool found)
    {
        var function = ("AWS::Lambda::Function", new JsonObject { ["FunctionName"] = "f", ["FunctionArn"] = $"arn:aws:lambda:eu-west-1:{Account}:function:f", ["Role"] = $"arn:aws:iam::{Account}:role/boss" });
        var boss = ReaderOf("*", "*");
        boss.Given["RoleName"] = "boss";
        boss.Given["Arn"] = $"arn:aws:iam::{Account}:role/boss";
        boss.Given["AssumeRolePolicyDocument"] = JsonNode.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        var reader = ReaderOf("lambda:UpdateFunctionCode", "*");
        var access = exists ? AccessWith([], reader, boss, function) : AccessWith([], reader, boss);
        var chain = new EscalationAnalysis(access.Authorizer).ChainOf(access.Authorizer.Account.Find(Role)!);
        Assert.Equal(found, chain is { IsCertain: true });
        Assert.Equal(found, chain is not null);
    }

    private static (string Type, JsonObject Given) WithoutContent()
    {
        var policy = ControlPolicy("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""");
        policy.Given.Remove("Content");
        return policy;
    }

    private static (DecisionOutcome Outcome, PolicyLayer? Layer) Layer(Decision decision) => (decision.Outcome, decision.Layer);
}
