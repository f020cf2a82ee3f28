using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>A value that an organisation gives to a parameter is held against how the card uses it, before anything is judged.</summary>
public sealed class OverrideFitTests
{
    private const string Card = """
        title: Notebook instance starts with an approved script
        resource: AWS::SageMaker::NotebookInstance
        severity: medium
        control: preparation
        threats:
          poisoning: { relevance: 1, how: "an unreviewed script can change data" }
        why: Only reviewed scripts should start.
        params:
          patterns: []
          boundary: ~
          gigabytes: 50
          prefix: lab-
        require: |
          params.patterns.exists(p, globMatches(p, name)) && name.startsWith(params.prefix)
            && self.VolumeSizeInGB > params.gigabytes && (params.boundary == null || globMatches(params.boundary, self.RoleArn))
        message: "{name}"
        evidence: [RoleArn]
        remediation:
          text: Choose an approved script.
        """;

    [Theory]
    [InlineData("patterns: [lab-*]")]
    [InlineData("patterns: []")]
    [InlineData("boundary: lab-*")]
    [InlineData("gigabytes: 0.5")]
    [InlineData("prefix: ''")]
    [InlineData("boundary: ~")]
    public void What_the_card_can_use_is_taken(string given) => Fit(given);

    [Theory]
    [InlineData("patterns: [5]", "(4,17)", "`patterns` does not fit how acme/x uses it: no such call: globMatches(int, string); there is globMatches(string, string) (acme/x.yaml, line 14)")]
    [InlineData("patterns: [[a]]", "(4,17)", "no such call: globMatches(list(string), string)")]
    [InlineData("boundary: 5", "(4,17)", "no such call: globMatches(int or null, string or null)")]
    [InlineData("boundary: [a]", "(4,17)", "`boundary` does not fit how acme/x uses it")]
    public void What_no_expression_can_use_is_refused_at_its_place(string given, string place, string message)
    {
        var problem = Assert.Single(Assert.Throws<DocumentException>(() => Fit(given)).Problems);
        Assert.StartsWith($"powerhour.yaml{place}: error: ", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_that_does_not_fit_is_named() =>
        Assert.Equal(2, Assert.Throws<DocumentException>(() => Fit("patterns: [5]\n      boundary: 5")).Problems.Count);

    private static void Fit(string given)
    {
        var rules = RuleCatalog.Load([new SourceFile("acme/x.yaml", Card.ReplaceLineEndings("\n"))]);
        var settings = OrganizationSettingsReader.Read(new SourceFile("powerhour.yaml", $"rules:\n  acme/x:\n    params:\n      {given}\n"), rules);
        new OverrideFit(ServiceCatalog.BuiltIn()).Refuse(settings, rules);
    }
}
