using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>The frameworks stay true to the rules that there are, and say what they do not cover.</summary>
public sealed class FrameworkPagesTests
{
    private static readonly RuleCatalog Catalog = RuleCatalog.Load();

    private static readonly SourceFile[] Files = [.. EmbeddedFiles.Below("rules/frameworks/").Select(f => f with { Name = f.Name["rules/".Length..] })];

    public static TheoryData<string> Ids => [.. Catalog.Frameworks.Select(f => f.Id)];

    [Fact]
    public void Every_page_is_in_the_index() =>
        Assert.Equal(Files.Where(FrameworkReader.IsFramework).Select(f => f.Name), Catalog.Frameworks.Select(f => $"frameworks/{f.Id}.yaml").Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_that_a_page_names_exists(string id)
    {
        var known = Catalog.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var page = Files.Single(f => f.Name == $"frameworks/{id}.yaml");
        Assert.NotEmpty(FrameworkReader.ReadPage(page, FrameworkReader.ReadPoints(Files), known));
    }

    /// <summary>Our own points may be covered whole; a framework of others never is, and says where it ends.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_control_says_what_is_not_covered_and_why(string id)
    {
        var framework = Catalog.Frameworks.Single(f => f.Id == id);
        var own = id == "talk-terms" || id.StartsWith("power-hour-", StringComparison.Ordinal);
        Assert.All(framework.Controls, c => Assert.True(c.Missing.Length > 0 || (own && c.Rules.Count > 0), $"{c.Id} says nothing"));
    }

    [Fact]
    public void Every_rule_serves_a_point()
    {
        var served = Catalog.Frameworks.Where(f => f.Id.StartsWith("power-hour-", StringComparison.Ordinal)).SelectMany(f => f.Controls).SelectMany(c => c.Rules).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Catalog.Rules.Select(r => r.Id), r => !served.Contains(r));
    }

    [Fact]
    public void A_point_gives_its_rules_to_the_controls_that_name_it()
    {
        var hub = Catalog.Frameworks.Single(f => f.Id == "security-hub").Controls;
        Assert.Equal(["sagemaker/notebook-direct-internet-access"], hub.Single(c => c.Id == "SageMaker.1").Rules, StringComparer.Ordinal);
        Assert.Empty(hub.Single(c => c.Id == "SageMaker.4").Rules);
    }

    [Fact]
    public void What_is_not_authoritative_says_so() =>
        Assert.Equal(["iso-27001", "iso-42001", "nist-ai-100-2"], Catalog.Frameworks.Where(f => f.IsIndicative).Select(f => f.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Rules never name frameworks.</summary>
    [Fact]
    public void No_card_names_a_framework() => Assert.Empty(
        from rule in Catalog.Rules
        from word in new[] { "AML.T", "NISTAML", "LLM0", "ML0", "SageMaker.1", "MLSEC", "CIS " }
        where $"{rule.Title} {rule.Why} {string.Join(' ', rule.Threats.Select(t => t.How))}".Contains(word, StringComparison.Ordinal)
        select $"{rule.Id}: {word}");

    [Theory]
    [InlineData("A-1: { title: t }", "neither `rules` nor `missing`")]
    [InlineData("A-1: { title: t, rules: [sagemaker/notebook-in-vpx] }", "did you mean `sagemaker/notebook-in-vpc`?")]
    [InlineData("A-1: { title: t, points: [PH-VPC-99] }", "there is no point `PH-VPC-99`")]
    [InlineData("A-1: { title: t, missing: m, rulez: [x] }", "rulez")]
    [InlineData("A-1: { missing: m }", "title")]
    [InlineData("- A-1", "expected a map")]
    public void A_wrong_page_is_refused_at_its_place(string text, string message)
    {
        var known = Catalog.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var e = Assert.Throws<DocumentException>(() => FrameworkReader.ReadPage(new SourceFile("frameworks/mine.yaml", text), FrameworkReader.ReadPoints(Files), known));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.All(e.Problems, p => Assert.Equal(1, p.Line));
    }
}
