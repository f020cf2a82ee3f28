using System.Text;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

public sealed class AccountTests
{
    private const string Details =
        """
        {"UserDetailList":[
          {"UserName":"ann","UserId":"AIDAANN","Arn":"arn:aws:iam::111122223333:user/ann","GroupList":["ml"],"Tags":[{"Key":"team","Value":"ml"}]},
          {"UserName":"ben","UserId":"AIDABEN","Arn":"arn:aws:iam::111122223333:user/ben",
           "AttachedManagedPolicies":[{"PolicyName":"Gone","PolicyArn":"arn:aws:iam::aws:policy/Gone"}]},
          {"UserName":"eve","UserId":"AIDAEVE","Arn":"arn:aws:iam::111122223333:user/eve"}],
         "GroupDetailList":[{"GroupName":"ml","Arn":"arn:aws:iam::111122223333:group/ml","GroupPolicyList":[{"PolicyName":"data",
           "PolicyDocument":"%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3APutObject%22%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Adata%2F%24%7Baws%3Ausername%7D%2F%2A%22%7D%5D%7D"}]}],
         "RoleDetailList":[{"RoleName":"boss","Arn":"arn:aws:iam::111122223333:role/boss",
           "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ann"},"Action":"sts:AssumeRole"}]},
           "RolePolicyList":[{"PolicyName":"all","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}],
         "Policies":[]}
        """;

    private static readonly Authorizer Subject = new(AccountAuthorization.Parse(Encoding.UTF8.GetBytes(Details)), new AuthorizerOptions
    {
        ResourcePolicies = new Dictionary<string, PolicyDocument>(StringComparer.Ordinal)
        {
            ["arn:aws:s3:::open"] = PolicyDocument.Parse(
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::open/*"}]}""",
                PolicyKind.Resource,
                "bucket policy of open"),
        },
    });

    [Theory]
    [InlineData("user/ann", "s3:PutObject", "arn:aws:s3:::data/ann/x", "Allowed")]
    [InlineData("user/ann", "s3:PutObject", "arn:aws:s3:::data/ben/x", "ImplicitlyDenied")]
    [InlineData("user/ann", "s3:PutObject", "arn:aws:s3:::data/ann/*", "Allowed")]
    [InlineData("user/ann", "sts:AssumeRole", "arn:aws:iam::111122223333:role/boss", "Allowed")]
    [InlineData("user/eve", "sts:AssumeRole", "arn:aws:iam::111122223333:role/boss", "ImplicitlyDenied")]
    [InlineData("user/eve", "s3:GetObject", "arn:aws:s3:::open/x", "Allowed")]
    [InlineData("user/ben", "s3:PutObject", "arn:aws:s3:::data/ben/x", "Unknown")]
    [InlineData("role/boss", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", "Unknown")]
    [InlineData("role/boss", "kms:ListKeys", "*", "Allowed")]
    public void Principals_are_decided_with_all_that_is_attached(string principal, string action, string resource, string outcome)
    {
        var decision = Subject.Decide("arn:aws:iam::111122223333:" + principal, action, resource);

        Assert.Equal(outcome, decision.Outcome.ToString());
    }

    [Fact]
    public void A_missing_managed_policy_is_named()
    {
        var decision = Subject.Decide("arn:aws:iam::111122223333:user/ben", "s3:PutObject", "arn:aws:s3:::data/x");

        Assert.Equal("arn:aws:iam::aws:policy/Gone", Assert.Single(decision.Unread));
    }

    [Fact]
    public void Who_can_lists_possible_and_unknown_principals()
    {
        var found = Subject.WhoCan("s3:PutObject", ResourceScope.Some("arn:aws:s3:::data/*"));

        Assert.Equal(
            "role/boss Allowed, user/ann Allowed, user/ben Unknown",
            string.Join(", ", found.Select(static d => $"{d.Request.Requester.Identifier[26..]} {d.Outcome}")));
    }

    [Fact]
    public void Outsiders_are_decided_by_the_resource_side()
    {
        var open = ResourceScope.Exactly("arn:aws:s3:::open/x");

        Assert.Equal(DecisionOutcome.Allowed, Subject.DecideOutsider(Requester.Anonymous, "s3:GetObject", open).Outcome);
        Assert.Equal(DecisionOutcome.Allowed, Subject.DecideOutsider(Requester.Parse("999999999999"), "s3:GetObject", open).Outcome);
        Assert.Equal(DecisionOutcome.ImplicitlyDenied, Subject.DecideOutsider(Requester.Anonymous, "s3:PutObject", open).Outcome);
    }

    [Fact]
    public void Capabilities_collapse_administrators_and_name_what_the_others_have()
    {
        var analysis = new CapabilityAnalysis(Subject);

        Assert.True(analysis.Of(Subject.Account.Find("arn:aws:iam::111122223333:role/boss")!).IsAdministrator);
        var ann = analysis.Of(Subject.Account.Find("arn:aws:iam::111122223333:user/ann")!);
        Assert.Equal("write-training-data", Assert.Single(ann.Grants).Capability.Id);
        Assert.Equal(DecisionOutcome.Allowed, ann.Grants[0].Outcome);
    }

    [Fact]
    public void What_is_no_authorization_details_is_refused_with_a_reason()
    {
        var error = Assert.Throws<AuthorizationDetailsException>(() => AccountAuthorization.Parse("{"u8.ToArray()));

        Assert.Contains("get-account-authorization-details", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:getobject", ActionKnowledge.Known)]
    [InlineData("s3:GetObjekt", ActionKnowledge.UnknownAction)]
    [InlineData("chime:CreateUser", ActionKnowledge.ServiceNotInTable)]
    [InlineData("nosuch:Thing", ActionKnowledge.UnknownService)]
    public void Unknown_actions_are_told_apart(string action, ActionKnowledge knowledge) =>
        Assert.Equal(knowledge, ActionTable.Default.Knows(action));

    [Fact]
    public void Every_override_names_an_action_of_the_table()
    {
        Assert.Equal(AccessLevel.Permissions, ActionTable.Default.Find("iam:PassRole")!.Level);
        Assert.All(CapabilityCatalog.Capabilities.SelectMany(static c => c.Actions), static a => Assert.NotNull(ActionTable.Default.Find(a)));
    }
}
