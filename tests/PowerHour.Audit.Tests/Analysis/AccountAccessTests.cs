using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Authorization;
using Xunit;
using static PowerHour.Audit.Tests.Analysis.AccessAccount;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>What a snapshot says of access becomes the IAM engine's input; what was not read becomes Unknown with its cause.</summary>
public sealed class AccountAccessTests
{
    [Fact]
    public void An_identity_policy_allows()
    {
        var access = AccessWith([], ReaderOf("s3:GetObject", $"{Bucket}/*"), BucketWith(null));
        var decision = access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x");
        Assert.Equal(DecisionOutcome.Allowed, decision.Outcome);
        Assert.Contains("inline policy p", decision.DecidedBy!.Policy, StringComparison.Ordinal);
        Assert.Empty(access.GapIds);
    }

    [Fact]
    public void A_deny_of_the_bucket_decides()
    {
        var access = AccessWith([], ReaderOf("s3:*", "*"), BucketWith($$"""{"Statement":[{"Sid":"D","Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*"}]}"""));
        var decision = access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x");
        Assert.Equal((DecisionOutcome.ExplicitlyDenied, "D"), (decision.Outcome, decision.DecidedBy!.Sid));
    }

    [Fact]
    public void A_bucket_policy_that_was_not_read_leaves_the_answer_unknown_with_its_cause()
    {
        var access = AccessWith(["s3:GetBucketPolicy"], ReaderOf("s3:*", "*"), BucketWith(null));
        var decision = access.Authorizer.Decide(Role, "s3:GetObject", $"{Bucket}/x");
        Assert.Equal(DecisionOutcome.Unknown, decision.Outcome);
        Assert.Contains(decision.Unread, u => u.Contains($"policy of {Bucket}", StringComparison.Ordinal));
    }

    [Fact]
    public void Principals_that_were_not_listed_are_a_gap_and_an_assumption()
    {
        var access = AccessWith(["iam:GetAccountAuthorizationDetails"], ReaderOf("s3:*", "*"), BucketWith(null));
        Assert.Contains(access.GapIds, g => g.Contains("iam:GetAccountAuthorizationDetails", StringComparison.Ordinal));
        Assert.Contains(access.Assumptions, a => a.Contains("iam:GetAccountAuthorizationDetails", StringComparison.Ordinal));
        Assert.False(access.Authorizer.Account.IsComplete);
    }

    [Theory]
    [InlineData(false, DecisionOutcome.Allowed)]
    [InlineData(true, DecisionOutcome.ExplicitlyDenied)]
    public void Block_public_access_restricts_a_public_bucket(bool restricts, DecisionOutcome expected)
    {
        var bucket = (JsonObject)BucketWith($$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*"}]}""").Given;
        bucket["PublicAccessBlock"] = new JsonObject { ["RestrictPublicBuckets"] = restricts };
        var access = AccessWith([], ("AWS::S3::Bucket", bucket));
        Assert.Equal(expected, access.Authorizer.DecideOutsider(Requester.Parse("444455556666"), "s3:GetObject", ResourceScope.Exactly($"{Bucket}/x")).Outcome);
    }

    [Theory]
    [InlineData("Decrypt", "kms:Decrypt", DecisionOutcome.Allowed)]
    [InlineData("Encrypt", "kms:Decrypt", DecisionOutcome.ImplicitlyDenied)]
    public void A_grant_lets_its_grantee_use_the_key(string operation, string action, DecisionOutcome expected)
    {
        var key = new JsonObject
        {
            ["KeyId"] = "k1", ["KeyArn"] = Key, ["KeyManager"] = "CUSTOMER",
            ["Policy"] = JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:user/other"},"Action":"kms:*","Resource":"*"}]}"""),
            ["Grants"] = new JsonArray(new JsonObject { ["GrantId"] = "g1", ["GranteePrincipal"] = Role, ["Operations"] = new JsonArray(operation) }),
        };
        var access = AccessWith([], ReaderOf("s3:GetObject", "*"), ("AWS::KMS::Key", key));
        var decision = access.Authorizer.Decide(Role, action, Key);
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected == DecisionOutcome.Allowed ? "Grantg1" : null, decision.DecidedBy?.Sid);
    }

    [Fact]
    public void It_is_worked_out_once()
    {
        var context = Context([], ReaderOf("s3:*", "*"));
        Assert.Same(context.Access, context.Access);
    }
}
