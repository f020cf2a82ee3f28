using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

public sealed class PatternQuestionTests
{
    [Theory]
    [InlineData("b/*", "b/*", "none", "Allowed", "Allowed")]
    [InlineData("b/*", "b/x/*", "none", "Allowed", "ImplicitlyDenied")]
    [InlineData("b/x/*", "b/*", "none", "Allowed", "Allowed")]
    [InlineData("b/*", "*", "b/secret/*", "Allowed", "ExplicitlyDenied")]
    [InlineData("b/secret/*", "*", "b/secret/*", "ExplicitlyDenied", "ExplicitlyDenied")]
    [InlineData("b/x/*", "*", "b/secret/*", "Allowed", "Allowed")]
    [InlineData("b/*", "c/*", "none", "ImplicitlyDenied", "ImplicitlyDenied")]
    public void A_question_about_a_pattern_sees_what_policies_carve_out(string asked, string allowed, string denied, string some, string every)
    {
        var policy = PolicyDocument.Parse(
            $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{allowed}}"},
              {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::{{denied}}"}]}
            """,
            PolicyKind.Identity,
            "p");

        Assert.Equal(some, Decide(policy, ResourceScope.Some("arn:aws:s3:::" + asked)).Outcome.ToString());
        Assert.Equal(every, Decide(policy, ResourceScope.Every("arn:aws:s3:::" + asked)).Outcome.ToString());
    }

    [Fact]
    public void Several_grants_may_cover_a_pattern_together()
    {
        var policy = PolicyDocument.Parse(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b?*"]},
              {"Effect":"Allow","Action":"s3:*","NotResource":["arn:aws:s3:::b*"]}]}
            """,
            PolicyKind.Identity,
            "p");

        Assert.Equal(DecisionOutcome.ImplicitlyDenied, Decide(policy, ResourceScope.Every("arn:aws:s3:::*")).Outcome);
        Assert.Equal("arn:aws:s3:::b", Decide(policy, ResourceScope.Every("arn:aws:s3:::*")).Witness);
    }

    [Fact]
    public void Pattern_answers_agree_with_asking_about_every_word()
    {
        var random = new Random(3);
        string[] words = [.. "ab".SelectMany(static a => "abc".SelectMany(b => new[] { $"{a}", $"{a}{b}", $"{a}{b}a", $"{a}{b}{b}b" }))];
        for (var round = 0; round < 300; round++)
        {
            string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => "ab*?"[random.Next(4)]));
            var policy = PolicyDocument.Parse(
                $$"""
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"*","{{(random.Next(4) == 0 ? "NotResource" : "Resource")}}":["arn:aws:s3:::{{Text()}}","arn:aws:s3:::{{Text()}}"]},
                  {"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::{{Text()}}"}]}
                """,
                PolicyKind.Identity,
                "p");
            var asked = "arn:aws:s3:::" + Text();
            var glob = GlobCompiler.Compile(asked, GlobStyle.Resource);
            var answers = words.Select(static w => "arn:aws:s3:::" + w).Where(w => glob.IsMatch(w))
                .Select(w => Decide(policy, ResourceScope.Exactly(w)).Outcome == DecisionOutcome.Allowed).ToList();

            Assert.True(!answers.Contains(true) || Decide(policy, ResourceScope.Some(asked)).Outcome == DecisionOutcome.Allowed);
            Assert.True(!answers.Contains(false) || Decide(policy, ResourceScope.Every(asked)).Outcome != DecisionOutcome.Allowed);
            AssertWitnesses(policy, asked);
        }
    }

    private static void AssertWitnesses(PolicyDocument policy, string asked)
    {
        foreach (var scope in new[] { ResourceScope.Some(asked), ResourceScope.Every(asked) })
        {
            var decision = Decide(policy, scope);
            if (decision.Witness is { } witness && !witness.AsSpan().ContainsAny('*', '?'))
            {
                Assert.Equal(decision.Outcome, Decide(policy, ResourceScope.Exactly(witness)).Outcome);
            }
        }
    }

    private static Decision Decide(PolicyDocument policy, ResourceScope resource) => AccessEvaluator.Decide(
        new AccessRequest
        {
            Requester = Requester.Parse("arn:aws:iam::111111111111:user/bob"),
            Action = ActionName.Parse("s3:GetObject"),
            Resource = resource,
            ResourceAccount = "111111111111",
            Context = RequestContext.Empty,
        },
        new PolicyBundle { Identity = [policy] });
}
