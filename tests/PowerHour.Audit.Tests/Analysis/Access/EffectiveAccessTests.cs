using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Inventory;
using Xunit;
using static PowerHour.Audit.Tests.Analysis.Access.SmallAccount;

namespace PowerHour.Audit.Tests.Analysis.Access;

/// <summary>Who can do what, as the rules and paths see it: each case an account with its policies, and who is found.</summary>
public sealed class EffectiveAccessTests
{
    private const string Data = "arn:aws:s3:::data";
    private const string Outside = "444455556666";

    [Fact]
    public void Those_whom_a_policy_allows_are_found_with_the_statement_that_decided()
    {
        var account = new SmallAccount().Role("writer", Allow("s3:PutObject", $"{Data}/*")).Role("reader", Allow("s3:GetObject", $"{Data}/*")).Bucket("data");
        var list = Writers(account);
        var grantee = Assert.Single(list.Grantees);
        Assert.Equal((RoleArn("writer"), GranteeKind.Internal, AccessAnswer.Yes, "s3:PutObject"), (grantee.Principal, grantee.Kind, grantee.Answer, grantee.Action));
        Assert.Contains("role/writer inline policy p", grantee.DecidedBy!.Policy, StringComparison.Ordinal);
        Assert.True(list.IsComplete);
    }

    [Fact]
    public void Administrators_stand_apart_and_a_role_of_a_service_is_left_out()
    {
        var account = new SmallAccount().Role("admin", Allow("*", "*")).Role("power", """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""").Bucket("data");
        account.With("AWS::IAM::Role", $$$"""{"RoleName":"linked","Arn":"arn:aws:iam::{{{Id}}}:role/aws-service-role/x.amazonaws.com/linked","Path":"/aws-service-role/x.amazonaws.com/","AssumeRolePolicyDocument":{"Statement":[]},"RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Statement":[{{{Allow("s3:*", "*")}}}]}}]}""");
        var list = Writers(account);
        Assert.Equal(string.Join('\n', [RoleArn("admin")]), Names(list.Administrators));
        Assert.Equal(string.Join('\n', [RoleArn("power")]), Names(list.Grantees));
    }

    [Theory]
    [InlineData("train/", true)]
    [InlineData("train", true)]
    [InlineData("tra", true)]
    [InlineData("train/fold-1/", true)]
    [InlineData("models/", false)]
    [InlineData("train/locked/", false)]
    [InlineData("train/locked", false)]
    public void A_prefix_is_met_where_some_object_below_it_is_allowed(string prefix, bool expected)
    {
        var account = new SmallAccount().Role("w", Allow("s3:PutObject", $"{Data}/train/*"), Deny("s3:*", $"{Data}/train/locked*")).Bucket("data");
        Assert.Equal(expected, account.Build().Effective.WhoUnder(Data, prefix, AccessVerb.Write).Grantees.Count == 1);
    }

    /// <summary>Whom its access points let in is in their policies, which are not read.</summary>
    [Fact]
    public void A_bucket_that_leaves_it_to_its_access_points_is_open_under_that_condition()
    {
        var delegating = $$$$"""{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"*","Resource":["{{{{Data}}}}","{{{{Data}}}}/*"],"Condition":{"StringEquals":{"s3:DataAccessPointAccount":"{{{{Id}}}}"}}}""";
        var list = Writers(new SmallAccount().Role("r").Bucket("data", delegating));
        Assert.NotEmpty(list.Grantees);
        Assert.All(list.Grantees, g => Assert.Equal((AccessAnswer.Conditional, "s3:dataaccesspointaccount"), (g.Answer, Assert.Single(g.ConditionKeys).ToLowerInvariant())));
    }

    [Fact]
    public void A_deny_of_the_bucket_holds_for_its_prefixes()
    {
        var account = new SmallAccount().Role("w", Allow("s3:PutObject", "*")).Bucket("data", $$"""{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"{{Data}}/train/*"}""");
        var effective = account.Build().Effective;
        Assert.Empty(effective.WhoUnder(Data, "train/", AccessVerb.Write).Grantees);
        Assert.Single(effective.WhoUnder(Data, "t", AccessVerb.Write).Grantees);
        Assert.Empty(effective.WhoAt(Data, "train/x", AccessVerb.Write).Grantees);
    }

    [Fact]
    public void Prefixes_that_no_policy_tells_apart_share_one_answer()
    {
        var effective = new SmallAccount().Role("w", Allow("s3:PutObject", $"{Data}/train/*")).Bucket("data").Build().Effective;
        Assert.Same(effective.WhoUnder(Data, "train/a/", AccessVerb.Write).Grantees[0], effective.WhoUnder(Data, "train/b/", AccessVerb.Write).Grantees[0]);
        Assert.Empty(effective.WhoUnder(Data, "other/", AccessVerb.Write).Grantees);
    }

    [Theory]
    [InlineData("", AccessAnswer.Conditional)]                                       // he may ask for another encryption
    [InlineData("kms:GenerateDataKey", AccessAnswer.Yes)]
    [InlineData("kms:Decrypt", AccessAnswer.Conditional)]
    public void Writing_to_a_bucket_with_a_key_takes_the_key(string keyAction, AccessAnswer expected)
    {
        string[] statements = [Allow("s3:PutObject", $"{Data}/*"), .. keyAction.Length == 0 ? [] : (string[])[Allow(keyAction, "*")]];
        Assert.Equal(expected, Assert.Single(Writers(new SmallAccount().Role("w", statements).Key("k1").Bucket("data", more: Encrypted)).Grantees).Answer);
    }

    [Fact]
    public void Where_the_bucket_insists_on_its_key_nobody_writes_without()
    {
        var insists = $$$"""{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"{{{Data}}}/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}} }""";
        Assert.Empty(Writers(new SmallAccount().Role("w", Allow("s3:PutObject", "*")).Key("k1").Bucket("data", insists, Encrypted)).Grantees);
        Assert.Equal(AccessAnswer.Yes, Assert.Single(Writers(new SmallAccount().Role("w", Allow("s3:PutObject kms:GenerateDataKey", "*")).Key("k1").Bucket("data", insists, Encrypted)).Grantees).Answer);
    }

    [Fact]
    public void Reading_what_a_key_encrypts_takes_the_key_and_its_policy()
    {
        var named = $$"""{"Effect":"Allow","Principal":{"AWS":"{{RoleArn("b")}}"},"Action":"kms:Decrypt","Resource":"*"}""";
        var account = new SmallAccount().Role("a", Allow("s3:GetObject kms:Decrypt", "*")).Role("b", Allow("s3:GetObject", "*")).Key("k1", named).Bucket("data", more: Encrypted);
        Assert.Equal(string.Join('\n', [RoleArn("b")]), Names(Who(account, "AWS::S3::Bucket", AccessVerb.Read).Grantees));
    }

    [Fact]
    public void A_condition_in_the_hands_of_the_requester_is_met_and_others_are_reported()
    {
        var tls = $$$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"{{{Data}}}/*","Condition":{"Bool":{"aws:SecureTransport":"false"}} }""";
        var account = new SmallAccount().Role("a", Allow("s3:PutObject", $"{Data}/*", """{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}"""))
            .Role("b", Allow("s3:PutObject", $"{Data}/*", """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""")).Bucket("data", tls);
        Assert.Equal([(RoleArn("a"), AccessAnswer.Yes), (RoleArn("b"), AccessAnswer.Conditional)], Writers(account).Grantees.Select(g => (g.Principal, g.Answer)));
        Assert.Equal(["aws:SourceVpce"], Writers(account).Grantees[1].ConditionKeys);
    }

    [Fact]
    public void A_boundary_takes_away()
    {
        var account = new SmallAccount().Role("w", """{"Service":"sagemaker.amazonaws.com"}""", [Allow("s3:*", "*")], $"arn:aws:iam::{Id}:policy/edge").Bucket("data");
        account.With("AWS::IAM::ManagedPolicy", $$$"""{"PolicyName":"edge","Arn":"arn:aws:iam::{{{Id}}}:policy/edge","DefaultVersionId":"v1","PolicyVersionList":[{"VersionId":"v1","IsDefaultVersion":true,"Document":{"Version":"2012-10-17","Statement":[{{{Allow("s3:GetObject", "*")}}}]}}]}""");
        Assert.Empty(Writers(account).Grantees);
    }

    [Fact]
    public void A_policy_that_was_not_read_makes_its_holders_unknown_and_names_the_gap()
    {
        var account = new SmallAccount().Role("w", Allow("s3:PutObject", "*")).Bucket("data");
        account.With("AWS::IAM::Role", $$"""{"RoleName":"m","Arn":"{{RoleArn("m")}}","Path":"/","AssumeRolePolicyDocument":{"Statement":[]},"AttachedManagedPolicies":[{"PolicyName":"x","PolicyArn":"arn:aws:iam::aws:policy/x"}]}""");
        var grantee = Writers(account).Grantees.Single(g => g.Principal == RoleArn("m"));
        Assert.Equal(AccessAnswer.Unknown, grantee.Answer);
        Assert.Equal(["NOT_COLLECTED arn:aws:iam::aws:policy/x global"], grantee.GapIds);
    }

    [Fact]
    public void A_bucket_policy_that_was_not_read_leaves_the_list_open()
    {
        var list = Writers(new SmallAccount("s3:GetBucketPolicy").Role("w", Allow("s3:PutObject", "*")).Role("r", Allow("s3:GetObject", "*")).Bucket("data"));
        Assert.Equal([(RoleArn("w"), AccessAnswer.Unknown)], list.Grantees.Select(g => (g.Principal, g.Answer)));
        Assert.Contains(list.GapIds, g => g.Contains("s3:GetBucketPolicy", StringComparison.Ordinal));
        Assert.Contains(list.Grantees[0].GapIds, g => g.Contains("s3:GetBucketPolicy", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unread_encryption_leaves_a_yes_unknown()
    {
        var grantee = Assert.Single(Writers(new SmallAccount("s3:GetBucketEncryption").Role("w", Allow("s3:PutObject", "*")).Bucket("data")).Grantees);
        Assert.Equal(AccessAnswer.Unknown, grantee.Answer);
        Assert.Contains(grantee.GapIds, g => g.Contains("s3:GetBucketEncryption", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::444455556666:root"}""", "", "ACCOUNT:444455556666", GranteeKind.Foreign)]
    [InlineData("""{"AWS":"arn:aws:iam::777788889999:role/x"}""", "", "arn:aws:iam::777788889999:role/x", GranteeKind.Trusted)]
    [InlineData("""{"Service":"delivery.logs.amazonaws.com"}""", "", "SERVICE:delivery.logs.amazonaws.com", GranteeKind.Service)]
    [InlineData("\"*\"", "", "PUBLIC", GranteeKind.Public)]
    [InlineData("""{"AWS":"*"}""", ""","Condition":{"IpAddress":{"aws:SourceIp":"0.0.0.0/1"}}""", "PUBLIC", GranteeKind.Public)]
    [InlineData("\"*\"", ""","Condition":{"StringEquals":{"aws:PrincipalAccount":"444455556666"}}""", "ACCOUNT:444455556666", GranteeKind.Foreign)]
    [InlineData("\"*\"", ""","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc123"}}""", "ORGANIZATION:o-abc123", GranteeKind.Trusted)]
    [InlineData("\"*\"", ""","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/x"}}""", "AUTHENTICATED_AWS", GranteeKind.Public)]
    public void Outsiders_are_found_by_kind(string principal, string condition, string expected, GranteeKind kind)
    {
        var account = new SmallAccount().Bucket("data", $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"{{Data}}/*"{{condition}}}""");
        account.Trusted.Add("777788889999");
        var grantee = Assert.Single(Who(account, "AWS::S3::Bucket", AccessVerb.Read).Grantees);
        Assert.Equal((expected, kind, AccessAnswer.Yes), (grantee.Principal, grantee.Kind, grantee.Answer));
    }

    [Theory]
    [InlineData(""","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}""")]
    [InlineData(""","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""")]
    [InlineData(""","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}""")]
    public void A_statement_for_everybody_that_names_a_place_is_not_public(string condition)
    {
        var account = new SmallAccount().Bucket("data", $$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Data}}/*"{{condition}}}""");
        Assert.DoesNotContain(Who(account, "AWS::S3::Bucket", AccessVerb.Read).Grantees, g => g is { Kind: GranteeKind.Public, Answer: AccessAnswer.Yes });
    }

    [Fact]
    public void A_deny_of_all_but_ones_own_organisation_keeps_strangers_out()
    {
        var account = new SmallAccount().Bucket("data", $$$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{{Data}}}/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"{{{Data}}}/*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}} }""");
        Assert.DoesNotContain(Who(account, "AWS::S3::Bucket", AccessVerb.Read).Grantees, g => g.Kind == GranteeKind.Public);
    }

    [Fact]
    public void Block_public_access_that_was_not_read_leaves_the_public_unknown()
    {
        var account = new SmallAccount("s3:GetPublicAccessBlock").Bucket("data", $$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Data}}/*"}""");
        var grantee = Assert.Single(Who(account, "AWS::S3::Bucket", AccessVerb.Read).Grantees);
        Assert.Equal(("PUBLIC", AccessAnswer.Unknown), (grantee.Principal, grantee.Answer));
        Assert.NotEmpty(grantee.GapIds);
    }

    [Fact]
    public void Of_a_key_anybody_is_somebody_with_an_account()
    {
        var account = new SmallAccount().Key("k1", """{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}""");
        Assert.Equal(string.Join('\n', ["AUTHENTICATED_AWS"]), Names(Who(account, "AWS::KMS::Key", AccessVerb.Read).Grantees));
    }

    [Fact]
    public void A_role_is_entered_by_whom_it_trusts()
    {
        var account = new SmallAccount().Role("target", $$"""{"AWS":["{{UserArn("ann")}}","{{Outside}}"],"Service":"sagemaker.amazonaws.com"}""", []).User("ann").User("bob", Allow("sts:AssumeRole", "*"));
        Assert.Equal(string.Join('\n', [UserArn("ann"), $"ACCOUNT:{Outside}", "SERVICE:sagemaker.amazonaws.com"]), Names(Who(account, "AWS::IAM::Role", AccessVerb.Assume).Grantees));
        Assert.Empty(Who(account, "AWS::IAM::Role", AccessVerb.Pass).Grantees);
    }

    [Fact]
    public void Stages_come_from_what_runs_and_from_names()
    {
        var account = new SmallAccount().Role("lab").Role("ci-build").User("ann");
        account.With("AWS::SageMaker::NotebookInstance", $$"""{"NotebookInstanceName":"n","RoleArn":"{{RoleArn("lab")}}"}""");
        account.Stages.Add(("ci", ["arn:aws:iam::*:role/ci-*"]));
        var effective = account.Build().Effective;
        Assert.Equal(["interactive"], effective.Stages.Of(RoleArn("lab")));
        Assert.Equal(["ci"], effective.Stages.Of(RoleArn("ci-build")));
        Assert.Equal([true, false, true], new[] { RoleArn("lab"), RoleArn("ci-build"), UserArn("ann") }.Select(effective.IsInteractive));
        Assert.Equal([true, true, false, true], new[] { "PUBLIC", "ACCOUNT:444455556666", RoleArn("lab"), "arn:aws:iam::444455556666:role/x" }.Select(effective.IsOutsider));
    }

    private const string Encrypted = $$$"""{"Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"arn:aws:kms:eu-west-1:{{{Id}}}:key/k1"}}]}}""";

    private static string Names(IEnumerable<Grantee> grantees) => string.Join('\n', grantees.Select(g => g.Principal));

    private static AccessList Writers(SmallAccount account) => Who(account, "AWS::S3::Bucket", AccessVerb.Write);

    private static AccessList Who(SmallAccount account, string type, AccessVerb verb)
    {
        var context = account.Build();
        return context.Effective.Who(First(context, type), verb);
    }

    private static Resource First(AnalysisContext context, string type) => context.Store.Keep(new ResourceType(type)).All[0];
}
