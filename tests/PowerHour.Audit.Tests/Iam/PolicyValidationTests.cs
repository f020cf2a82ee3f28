using System.Text;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

public sealed class PolicyValidationTests
{
    private const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static TheoryData<string, PolicyFindingCode, string> Broken => new()
    {
        { "{\"Statement\":", PolicyFindingCode.Syntax, "1:14" },
        { "[]", PolicyFindingCode.InvalidValue, "1:1" },
        { "{}", PolicyFindingCode.MissingElement, "1:1" },
        { "{\"Version\":\"2020-01-01\",\"Statement\":[]}", PolicyFindingCode.InvalidValue, "1:12" },
        { "{\n \"Foo\":1,\"Statement\":[]}", PolicyFindingCode.UnknownElement, "2:2" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Actions\":\"*\""), PolicyFindingCode.UnknownElement, "1:61" },
        { Statement("\"Effect\":\"Allow\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\""), PolicyFindingCode.DuplicateElement, "1:33" },
        { Statement("\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\""), PolicyFindingCode.InvalidValue, "1:25" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"s3\",\"Resource\":\"*\""), PolicyFindingCode.InvalidValue, "1:42" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"bucket/*\""), PolicyFindingCode.InvalidValue, "1:60" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"*\""), PolicyFindingCode.MissingElement, "1:15" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\""), PolicyFindingCode.ConflictingElements, "1:46" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\""), PolicyFindingCode.UnknownElement, "1:61" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringIs\":{}}"), PolicyFindingCode.UnknownOperator, "1:74" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"x\"}}"), PolicyFindingCode.InvalidValue, "1:102" },
        { Statement("\"Effect\":\"Allow\",\"Action\":\"\\ud800\",\"Resource\":\"*\""), PolicyFindingCode.Syntax, "1:42" },
        { Statement("\"Effect\":\"Allow\",\"NotAction\":[],\"Resource\":\"*\""), PolicyFindingCode.EmptyList, "1:33" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_not_understood_is_found_where_it_stands_and_allows_nothing(string json, PolicyFindingCode code, string position)
    {
        var policy = PolicyDocument.Parse(json, PolicyKind.Identity, "p");

        Assert.Contains(policy.Findings, f => f.Code == code && f.Severity == PolicyFindingSeverity.Error);
        Assert.Equal(position, policy.Findings.First(f => f.Code == code).Position.ToString());
        Assert.Equal(DecisionOutcome.Unknown, Decide(policy).Outcome);
        Assert.Equal(["p"], Decide(policy).Unread);
    }

    [Fact]
    public void An_unread_policy_next_to_a_grant_leaves_the_answer_unknown()
    {
        var broken = PolicyDocument.Parse("{", PolicyKind.Identity, "broken");

        Assert.Equal(DecisionOutcome.Unknown, Decide(broken, PolicyDocument.Parse(AllowAll, PolicyKind.Identity, "all")).Outcome);
    }

    [Fact]
    public void An_empty_action_list_matches_nothing_and_is_mentioned()
    {
        var policy = PolicyDocument.Parse(Statement("\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\""), PolicyKind.Identity, "p");

        Assert.Equal(PolicyFindingCode.EmptyList, Assert.Single(policy.Findings).Code);
        Assert.Equal(DecisionOutcome.ImplicitlyDenied, Decide(policy).Outcome);
    }

    [Fact]
    public void An_ARN_of_another_partition_is_mentioned_and_matches_nothing()
    {
        var policy = PolicyDocument.Parse(
            Statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws-cn:s3:::b/*\""), PolicyKind.Identity, "p");

        Assert.Equal(PolicyFindingCode.ForeignPartition, Assert.Single(policy.Findings).Code);
        Assert.Equal(DecisionOutcome.ImplicitlyDenied, Decide(policy).Outcome);
    }

    [Theory]
    [InlineData("s3:GetObjekt", true)]
    [InlineData("s3:GetObj*", false)]
    [InlineData("s3:Gett*", true)]
    [InlineData("sageMaker:createTrainingjob", false)]
    [InlineData("sagemakr:*", true)]
    [InlineData("chime:CreateUser", false)]
    [InlineData("*:Get*", false)]
    public void An_action_that_is_not_known_is_mentioned_where_it_stands(string action, bool isOdd)
    {
        var policy = PolicyDocument.Parse(Statement($"\"Effect\":\"Deny\",\"Action\":[\"iam:PassRole\",\"{action}\"],\"Resource\":\"*\""), PolicyKind.Identity, "p");

        Assert.True(policy.IsReadable);
        Assert.Equal(isOdd ? ["UnknownAction 1:57"] : [], policy.Findings.Select(static f => $"{f.Code} {f.Position}"), StringComparer.Ordinal);
    }

    [Fact]
    public void Nesting_and_size_have_limits()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100));
        var large = new byte[10 << 20];
        large.AsSpan().Fill((byte)' ');

        Assert.Equal(PolicyFindingCode.Syntax, PolicyDocument.Parse(deep, PolicyKind.Identity, "deep").Findings[0].Code);
        Assert.Equal(PolicyFindingCode.TooLarge, PolicyDocument.Parse(large, PolicyKind.Identity, "large").Findings[0].Code);
    }

    [Fact]
    public void Random_statements_are_decided_without_a_crash()
    {
        var random = new Random(17);
        var pieces = new[] { "*", "?", "s3:", "Get", "arn:aws:s3:::", "b/", ":", "${aws:username}", "${", "}", "ü", "\\u0000" };
        for (var round = 0; round < 3000; round++)
        {
            string Text() => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
            var policy = PolicyDocument.Parse(
                Statement($"\"Effect\":\"Allow\",\"Action\":\"{Text()}\",\"Resource\":[\"{Text()}\",\"*{Text()}\"]"), PolicyKind.Identity, "fuzz");

            Assert.NotNull(Decide(policy));
            Assert.NotNull(Decide(policy, ResourceScope.Some("arn:aws:s3:::b/*")));
        }
    }

    private static string Statement(string members) => "{\"Statement\":[{" + members + "}]}";

    private static Decision Decide(params PolicyDocument[] policies) => Decide(policies, ResourceScope.Exactly("arn:aws:s3:::b/k"));

    private static Decision Decide(PolicyDocument policy, ResourceScope resource) => Decide([policy], resource);

    private static Decision Decide(PolicyDocument[] policies, ResourceScope resource) => AccessEvaluator.Decide(
        new AccessRequest
        {
            Requester = Requester.Parse("arn:aws:iam::111111111111:user/bob"),
            Action = ActionName.Parse("s3:GetObject"),
            Resource = resource,
            ResourceAccount = "111111111111",
            Context = RequestContext.Unknown,
        },
        new PolicyBundle { Identity = [.. policies] });
}
