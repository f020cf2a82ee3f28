using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>Every term of the talk leads to rules that run.</summary>
public sealed class TalkTermsTests
{
    private const int Terms = 44;

    private static readonly YamlMap Page = YamlDocument.ReadMap(EmbeddedFiles.Below("rules/").Single(f => f.Name == "rules/frameworks/talk-terms.yaml"));

    public static TheoryData<string> All => [.. Page.Keys];

    [Fact]
    public void Every_term_is_there() => Assert.Equal(Terms, Page.Keys.Count());

    /// <summary>A rule that its own tests never saw pass and fail tells nothing of a term.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_term_is_judged_by_rules_that_were_seen_to_pass_and_to_fail(string term)
    {
        var rules = Page.Map(term)!.Texts("rules");
        Assert.NotEmpty(rules);
        Assert.NotEmpty(Page.Map(term)!.Text("title"));
        var known = RuleCatalog.Load().Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(rules, rule =>
        {
            Assert.Contains(rule, known);
            var file = Path.Combine(Checkout.Root, "rules", $"{rule}.tests.yaml");
            var verdicts = RuleTestCase.ReadAll(new SourceFile(file, File.ReadAllText(file))).Select(t => t.Expect).ToHashSet(StringComparer.Ordinal);
            Assert.Contains("PASS", verdicts);
            Assert.Contains("FAIL", verdicts);
        });
    }
}
