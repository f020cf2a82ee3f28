using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Authorization;
using Xunit;
using static PowerHour.Audit.Tests.Analysis.AccessAccount;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>Silence is no answer: what was not read, and what the snapshot does not hold, leaves a decision Unknown with its cause.</summary>
public sealed class AccessDoubtTests
{
    private const string Other = $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:user/other"},"Action":"kms:*","Resource":"*"}""";
    private const string ToAccount = $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:root"},"Action":"kms:*","Resource":"*"}""";
    private const string Public = $$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*"}]}""";

    private static JsonObject Grant(string operation) => new() { ["GrantId"] = "g1", ["GranteePrincipal"] = Role, ["Operations"] = new JsonArray(operation) };

    [Theory]
    [InlineData("[" + Other + "]", DecisionOutcome.Unknown)]
    [InlineData("[" + ToAccount + "]", DecisionOutcome.Allowed)]
    public void Grants_that_were_not_read_may_allow_and_never_deny(string policy, DecisionOutcome expected)
    {
        var (type, key) = KeyWith(policy);
        key.Remove("Grants");
        var decision = AccessWith(["kms:ListGrants"], ReaderOf("kms:*", "*"), (type, key)).Authorizer.Decide(Role, "kms:Decrypt", Key);
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected == DecisionOutcome.Unknown, decision.UnreadBecause.Any(u => u.StartsWith($"grants of {Key}: ", StringComparison.Ordinal) && u.Contains("kms:ListGrants", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_grant_counts_beside_a_policy_of_one_statement_and_leaves_its_positions_alone()
    {
        var access = AccessWith([], ReaderOf("s3:GetObject", "*"), KeyWith(Other, Grant("Decrypt")));
        var granted = access.Authorizer.Decide(Role, "kms:Decrypt", Key);
        Assert.Equal((DecisionOutcome.Allowed, $"grant g1 of {Key}"), (granted.Outcome, granted.DecidedBy!.Policy));

        var own = AccessWith([], ReaderOf("kms:*", "*"), KeyWith(ToAccount, Grant("Encrypt"))).Authorizer.DecideOutsider(Requester.Parse(Account), "kms:Decrypt", ResourceScope.Exactly(Key));
        Assert.Equal(($"policy of {Key}", "1:37"), (own.DecidedBy!.Policy, own.DecidedBy.Position.ToString()));
    }

    public static TheoryData<string, string> OddGrants => new()
    {
        { """{"GrantId":"g1","GranteePrincipal":"arn:aws:iam::111122223333:role/reader","Operations":[3]}""", "operations" },
        { """{"GrantId":"g1","GranteePrincipal":"arn:aws:iam::111122223333:role/reader","Operations":"Decrypt"}""", "operations" },
        { """{"GrantId":"g1","Operations":["Decrypt"]}""", "grantee" },
        { """{"GrantId":"g1","GranteePrincipal":"somebody","Operations":["Decrypt"]}""", "not a principal" },
        { """{"GrantId":"g1","GranteePrincipal":"arn:aws:iam::111122223333:role/reader","Operations":["Decrypt"],"Constraints":{"Moon":{}}}""", "constraint" },
        { "7", "grantee" },
    };

    [Theory]
    [MemberData(nameof(OddGrants))]
    public void A_grant_that_is_not_understood_leaves_the_answer_unknown(string grant, string cause)
    {
        var decision = AccessWith([], ReaderOf("s3:GetObject", "*"), KeyWith("[" + Other + "]", JsonNode.Parse(grant))).Authorizer.Decide(Role, "kms:Decrypt", Key);
        Assert.Equal(DecisionOutcome.Unknown, decision.Outcome);
        Assert.Contains(decision.UnreadBecause, u => u.Contains(cause, StringComparison.Ordinal));
    }

    [Fact]
    public void A_constraint_of_a_grant_is_a_condition()
    {
        var grant = Grant("Decrypt");
        grant["Constraints"] = new JsonObject { ["EncryptionContextSubset"] = new JsonObject { ["team"] = "ml" } };
        var decision = AccessWith([], ReaderOf("s3:GetObject", "*"), KeyWith("[" + Other + "]", grant)).Authorizer.Decide(Role, "kms:Decrypt", Key);
        Assert.Equal((DecisionOutcome.Conditional, "kms:EncryptionContext:team"), (decision.Outcome, Assert.Single(decision.ConditionKeys)));
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::elsewhere/x", "it is another account's")]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:q", "not read into a snapshot")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf", "the snapshot holds none of this name")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*", "the snapshot holds none of this name")]
    [InlineData("kinesis:GetRecords", "arn:aws:kinesis:eu-west-1:444455556666:stream/s", "it is another account's")]
    [InlineData("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:111122223333:function:f:prod", "versions and aliases")]
    public void A_resource_that_the_snapshot_does_not_hold_is_not_taken_for_one_without_a_policy(string action, string resource, string cause)
    {
        var decision = AccessWith([], ReaderOf("*", "*"), BucketWith(null)).Authorizer.Decide(Role, action, resource);
        Assert.Equal(DecisionOutcome.Unknown, decision.Outcome);
        Assert.Contains(decision.UnreadBecause, u => u.Contains(cause, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sagemaker:InvokeEndpoint", "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/e", DecisionOutcome.Allowed)]
    [InlineData("sagemaker:InvokeEndpoint", "arn:aws:sagemaker:eu-west-1:444455556666:endpoint/e", DecisionOutcome.ImplicitlyDenied)]
    [InlineData("s3:ListAllMyBuckets", "*", DecisionOutcome.Allowed)]
    [InlineData("s3:GetObject", "arn:aws:s3:::data/*", DecisionOutcome.Allowed)]
    [InlineData("s3:GetObject", "arn:aws:s3:::d*/*", DecisionOutcome.Allowed)]
    [InlineData("iam:PassRole", Role, DecisionOutcome.Allowed)]
    [InlineData("sts:AssumeRole", Role, DecisionOutcome.ImplicitlyDenied)]
    public void What_has_no_policy_of_its_own_is_decided(string action, string resource, DecisionOutcome expected) =>
        Assert.Equal(expected, AccessWith([], ReaderOf("*", "*"), BucketWith(null)).Authorizer.Decide(Role, action, resource).Outcome);

    [Theory]
    [InlineData("s3control:GetPublicAccessBlock")]
    [InlineData("s3:GetPublicAccessBlock")]
    public void Block_public_access_that_was_not_read_leaves_a_public_bucket_unknown(string call)
    {
        var access = AccessWith([call], BucketWith(Public), ("AWS::S3::AccountPublicAccessBlock", new JsonObject { ["AccountId"] = Account }));
        var decision = access.Authorizer.DecideOutsider(Requester.Anonymous, "s3:GetObject", ResourceScope.Exactly($"{Bucket}/x"));
        Assert.Equal((DecisionOutcome.Unknown, PolicyLayer.PublicAccessBlock), (decision.Outcome, decision.Layer));
        Assert.Contains(decision.UnreadBecause, u => u.StartsWith("Block Public Access: ", StringComparison.Ordinal) && u.Contains(call, StringComparison.Ordinal));
        Assert.Equal(DecisionOutcome.ImplicitlyDenied, access.Authorizer.DecideOutsider(Requester.Anonymous, "s3:PutObject", ResourceScope.Exactly($"{Bucket}/x")).Outcome);
    }
}
