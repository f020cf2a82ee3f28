using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Definitions;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleTesting;

/// <summary>A card that mentions a shared definition has its expression as if it were written there, and says so where it can not.</summary>
public sealed class DefinitionTests
{
    private const string Sound = """
        size:
          about: How much room it has.
          is: self.VolumeSizeInGB
        huge:
          about: It has ten times what the card allows.
          needs: [params.most, factor]
          is: size != null && size > params.most * factor
        """;

    private const string Card = """
        title: Notebook is small
        resource: AWS::SageMaker::NotebookInstance
        severity: medium
        control: preparation
        threats:
          poisoning: { relevance: 1, how: "a large notebook holds much" }
        why: Small is beautiful.
        params:
          most: 50
        let:
          factor: 10
        where: self.NotebookInstanceStatus != 'Deleting'
        require: "!huge"
        message: "{name} is large"
        evidence: [VolumeSizeInGB]
        remediation:
          text: Shrink it.
        """;

    private const string Tests = """
        - it: passes
          given: { VolumeSizeInGB: 500 }
          expect: PASS
        - it: fails
          given: { VolumeSizeInGB: 501 }
          expect: FAIL
        - it: is unknown
          given: {}
          gaps: ["sagemaker:DescribeNotebookInstance"]
          expect: UNKNOWN
        - it: is not about others
          given: { NotebookInstanceStatus: Deleting }
          expect: NOT_APPLICABLE
        """;

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    [Fact]
    public void Each_stands_before_its_first_use_with_those_that_it_uses_before_it()
    {
        var rule = Read(Card, Sound);
        Assert.Equal(["factor", "size", "huge"], rule.Lets.Select(l => l.Key), StringComparer.Ordinal);
        Assert.Equal(["huge", "size"], rule.Definitions.Select(d => d.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void A_card_with_a_definition_judges_and_its_tests_run()
    {
        var compiler = new RuleCompiler(Services);
        var compiled = Assert.Single(compiler.Compile([Read(Card, Sound)]));
        Assert.All(RuleTestCase.ReadAll(new SourceFile("acme/x.tests.yaml", Tests)).Select(t => new RuleTestRunner(Services, compiler.Types).Run(compiled, t)), r => Assert.True(r.Holds, $"{r.Test.Name}: {r.Actual} {r.Message}"));
    }

    [Fact]
    public void The_linter_has_nothing_to_say_of_a_folder_with_definitions() => Assert.Empty(Lint(Card, Sound));

    [Fact]
    public void A_name_of_the_card_goes_before_that_of_a_definition()
    {
        var rule = Read(Card.Replace("  factor: 10", "  huge: self.VolumeSizeInGB == 7", StringComparison.Ordinal), Sound);
        Assert.Equal(["huge"], rule.Lets.Select(l => l.Key), StringComparer.Ordinal);
        Assert.Empty(rule.Definitions);
    }

    [Fact]
    public void A_card_that_mentions_none_is_left_as_it_is() => Assert.Empty(Read(Card.Replace("!huge", "self.Url == 'huge'", StringComparison.Ordinal), Sound).Definitions);

    [Theory]
    [InlineData("let:\n  factor: 10\n", "", "acme/x.yaml(11,12): error: `huge` of definitions.yaml needs a `let` named `factor`, which the card does not have before it")]
    [InlineData("  most: 50", "  least: 50", "acme/x.yaml(13,12): error: `huge` of definitions.yaml needs the parameter `most`, which the card does not have before it")]
    [InlineData("  factor: 10", "  all: huge\n  factor: 10", "acme/x.yaml(11,8): error: `huge` of definitions.yaml needs a `let` named `factor`")]
    [InlineData("most: 50", "most: fifty", "definitions.yaml(7,42): error: `*` does not take string or null and int")]
    public void What_a_definition_needs_and_a_card_lacks_is_named_at_its_place(string sound, string wrong, string problem) =>
        Assert.Contains(Lint(Card.Replace(sound, wrong, StringComparison.Ordinal), Sound), p => p.StartsWith(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("size:", "self:", "definitions.yaml(1,1): error: `self` is a variable of every card already")]
    [InlineData("size:", "my-size:", "definitions.yaml(1,1): error: no expression can read `my-size`")]
    [InlineData("about: How", "abuot: How", "definitions.yaml(2,3): error: unknown key `abuot`")]
    [InlineData("  is: self.VolumeSizeInGB", "", "definitions.yaml(2,3): error: `is` is missing")]
    [InlineData("is: self.VolumeSizeInGB", "is: huge", "definitions.yaml(3,7): error: `size` uses `huge`, which must stand above it in the file")]
    [InlineData("is: self.VolumeSizeInGB", "is: size", "definitions.yaml(3,7): error: `size` uses `size`, which must stand above it in the file")]
    [InlineData("is: self.VolumeSizeInGB", "is: self.VolumeSize", "definitions.yaml(3,12): error: AWS::SageMaker::NotebookInstance has no field `VolumeSize`; did you mean `VolumeSizeInGB`?")]
    [InlineData("is: self.VolumeSizeInGB", "is: self.VolumeSizeInGB\nother:\n  about: Nobody.\n  is: 1 == 1", "definitions.yaml(6,7): warning: no card uses the definition `other`")]
    public void A_mistake_in_the_file_is_found_at_its_place(string sound, string wrong, string problem) =>
        Assert.Contains(Lint(Card, Sound.Replace(sound, wrong, StringComparison.Ordinal)), p => p.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void Rules_are_other_rules_when_a_definition_that_they_use_is_another()
    {
        string Hash(string card, string definitions) => RuleCatalog.Load([new SourceFile("acme/x.yaml", card)], Set(definitions)).Hash;
        Assert.NotEqual(Hash(Card, Sound), Hash(Card, Sound.Replace("!= null", "!= 7", StringComparison.Ordinal)), StringComparer.Ordinal);
        var without = Card.Replace("!huge", "factor == 10", StringComparison.Ordinal);
        Assert.Equal(Hash(without, Sound), Hash(without, Sound.Replace("!= null", "!= 7", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_may_mean_something_else_by_a_name_but_not_for_the_built_in_cards()
    {
        var rules = RuleCatalog.Load([new SourceFile("acme/x.yaml", Card.Replace("!huge", "endpointAnswers", StringComparison.Ordinal))], Set(Sound.Replace("huge:", "endpointAnswers:", StringComparison.Ordinal)));
        Assert.Equal("size", Assert.Single(rules.Find("acme/x")!.Definitions, d => d.Name == "size").Name);
        var builtIn = rules.Find("cloudtrail/endpoint-invocations-recorded")!.Definitions.Single(d => d.Name == "endpointAnswers");
        Assert.Contains("InService", builtIn.Is.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_folders_may_not_share_a_name() => Assert.Contains("another folder has a definition `size`",
        Assert.Throws<DocumentException>(() => DefinitionSet.BuiltIn.With([new SourceFile("definitions.yaml", Sound), new SourceFile("definitions.yaml", Sound)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_built_in_definition_is_used_by_two_cards_at_least() =>
        Assert.All(DefinitionSet.BuiltIn.All, d => Assert.True(RuleCatalog.Load().Rules.Count(r => r.Definitions.Contains(d)) > 1, d.Name));

    private static DefinitionSet Set(string definitions) => DefinitionSet.BuiltIn.With([new SourceFile("definitions.yaml", definitions.ReplaceLineEndings("\n"))]);

    private static Rule Read(string card, string definitions) => RuleReader.Read(new SourceFile("acme/x.yaml", card.ReplaceLineEndings("\n")), "acme/x", Set(definitions));

    private static string[] Lint(string card, string definitions) =>
        [.. new RuleLinter(Services, RuleCatalog.Load()).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card.ReplaceLineEndings("\n")), new SourceFile("acme/x.tests.yaml", Tests), new SourceFile("definitions.yaml", definitions.ReplaceLineEndings("\n"))])).Select(p => p.ToString())];
}
