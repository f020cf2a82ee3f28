using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleTesting;

/// <summary>The linter finds each mistake at its line, and finds nothing in a sound card.</summary>
public sealed class RuleLinterTests
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
          approved: [v3]
        let:
          script: self.NotebookInstanceLifecycleConfigName
        where: self.NotebookInstanceStatus != 'Deleting'
        require: script in params.approved
        message: "{name} starts with {self.NotebookInstanceLifecycleConfigName}"
        evidence: [NotebookInstanceLifecycleConfigName, facts.served, script]
        remediation:
          text: Choose an approved script.
        """;

    private const string Tests = """
        - it: passes
          given: { NotebookInstanceLifecycleConfigName: v3 }
          expect: PASS
        - it: fails
          given: { NotebookInstanceLifecycleConfigName: v1 }
          others: { "AWS::S3::Bucket": [{ Name: b }] }
          facts: { served: true }
          params: { approved: [v2] }
          expect: FAIL
        - it: is unknown
          given: {}
          gaps: ["sagemaker:DescribeNotebookInstance"]
          expect: UNKNOWN
        - it: is not about others
          given: { NotebookInstanceStatus: Deleting }
          expect: NOT_APPLICABLE
        """;

    private static readonly RuleCatalog Frame = RuleCatalog.Load();

    [Fact]
    public void A_sound_card_has_no_problem() => Assert.Empty(Lint(Card, Tests));

    [Theory]
    [InlineData("control: preparation", "control: preparations", "acme/x.yaml(4,1): error: unknown control `preparations` — did you mean `preparation`?")]
    [InlineData("  poisoning:", "  poisonning:", "acme/x.yaml(6,1): error: unknown threat `poisonning` — did you mean `poisoning`?")]
    [InlineData("AWS::SageMaker::NotebookInstance", "AWS::SageMaker::NotebookInstanc", "acme/x.yaml(2,1): error: no resource type `AWS::SageMaker::NotebookInstanc` — did you mean `AWS::SageMaker::NotebookInstance`?")]
    [InlineData("!= 'Deleting'", "!= 'Deletin'", "acme/x.yaml(12,39): warning:")]
    [InlineData("let:\n", "let:\n  other: self.RoleArn\n", "acme/x.yaml(11,1): warning: nothing reads the named expression `other`")]
    [InlineData("params:\n", "params:\n  other: 3\n", "acme/x.yaml(9,1): warning: no expression reads the parameter `other`")]
    [InlineData("[NotebookInstanceLifecycleConfigName, ", "[NotebookInstanceLifecycleConfig, ", "acme/x.yaml(15,1): error: evidence `NotebookInstanceLifecycleConfig`: AWS::SageMaker::NotebookInstance has no `NotebookInstanceLifecycleConfig` — did you mean `NotebookInstanceLifecycleConfigName`?")]
    [InlineData("facts.served", "facts.serves", "acme/x.yaml(15,1): error: evidence `facts.serves`: there is no such fact — did you mean `facts.served`?")]
    [InlineData("{self.Note", "{self.Not", "acme/x.yaml(14,1): error: message `NotbookInstanceLifecycleConfigName`:")]
    [InlineData("approved script\n", "approved script.\n", "acme/x.yaml(1,1): warning: a title has no full stop")]
    [InlineData("severity: medium", "severity: middling", "acme/x.yaml(3,11): error: `severity` must be")]
    public void A_mistake_in_a_card_is_found_at_its_line(string sound, string wrong, string problem)
    {
        var problems = Lint(Card.Replace(sound, wrong, StringComparison.Ordinal), Tests);
        Assert.Contains(problems, p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("expect: FAIL", "expect: FAILED", "acme/x.tests.yaml(9,1): error: there is no verdict `FAILED` — did you mean `FAIL`?")]
    [InlineData("LifecycleConfigName: v3", "LifecycleConfig: v3", "acme/x.tests.yaml(2,1): error: `NotebookInstanceLifecycleConfig`: AWS::SageMaker::NotebookInstance has no `NotebookInstanceLifecycleConfig` — did you mean")]
    [InlineData("LifecycleConfigName: v3", "LifecycleConfigName: [v3]", "acme/x.tests.yaml(2,1): error: `NotebookInstanceLifecycleConfigName`: AWS answers string here, not array")]
    [InlineData("Status: Deleting", "Status: Gone", "acme/x.tests.yaml(15,1): warning: `NotebookInstanceStatus`: the service model does not list `Gone`")]
    [InlineData("AWS::S3::Bucket", "AWS::S3::Buckets", "acme/x.tests.yaml(6,1): error: there is no resource type with a descriptor `AWS::S3::Buckets` — did you mean `AWS::S3::Bucket`?")]
    [InlineData("{ Name: b }", "{ Nmae: b }", "acme/x.tests.yaml(6,1): error: `Nmae`: AWS::S3::Bucket has no `Nmae`")]
    [InlineData("facts: { served", "facts: { serves", "acme/x.tests.yaml(7,1): error: there is no fact `serves`")]
    [InlineData("params: { approved", "params: { aproved", "acme/x.tests.yaml(8,1): error: there is no parameter of this card `aproved` — did you mean `approved`?")]
    [InlineData("sagemaker:DescribeNotebookInstance", "sagemaker:DescribeNotebookInstances", "acme/x.tests.yaml(12,1): error: there is no call that a descriptor makes `sagemaker:DescribeNotebookInstances` — did you mean `sagemaker:DescribeNotebookInstance`?")]
    [InlineData("expect: UNKNOWN", "expect: FAIL", "acme/x.tests.yaml(1,1): warning: no test expects UNKNOWN")]
    [InlineData("expect: NOT_APPLICABLE", "expect: PASS", "acme/x.tests.yaml(1,1): warning: no test expects NOT_APPLICABLE")]
    public void A_mistake_in_the_tests_is_found_at_its_line(string sound, string wrong, string problem)
    {
        var problems = Lint(Card, Tests.Replace(sound, wrong, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_without_tests_and_tests_without_a_card_are_named()
    {
        var problems = new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([new SourceFile("acme/a.yaml", Card), new SourceFile("acme/b.tests.yaml", Tests)]));
        Assert.Equal(["acme/a.yaml", "acme/b.tests.yaml"], problems.Select(p => p.File), StringComparer.Ordinal);
    }

    [Fact]
    public void One_broken_card_does_not_hide_the_mistakes_of_others()
    {
        var problems = new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([
            new SourceFile("acme/a.yaml", "title: [\n"), new SourceFile("acme/a.tests.yaml", Tests),
            new SourceFile("acme/b.yaml", Card.Replace("in params", "im params", StringComparison.Ordinal)), new SourceFile("acme/b.tests.yaml", Tests)]));
        Assert.Equal(["acme/a.yaml", "acme/b.yaml"], problems.Where(p => !p.IsWarning).Select(p => p.File).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Lint(string card, string tests) =>
        [.. new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card.ReplaceLineEndings("\n")), new SourceFile("acme/x.tests.yaml", tests.ReplaceLineEndings("\n"))])).Select(p => p.ToString())];
}
