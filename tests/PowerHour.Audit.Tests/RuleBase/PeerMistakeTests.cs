using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>Mistakes that other scanners made; this one does not. Most are cases in <c>peer-mistakes.yaml</c>, judged as the tests of cards are.</summary>
public sealed class PeerMistakeTests
{
    private const string Marker = "# rule: ";

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly RuleCompiler Compiler = new(Services);

    private static readonly Dictionary<string, CompiledRule> Rules = Compiler.Compile(RuleCatalog.Load().Rules).ToDictionary(r => r.Rule.Id, StringComparer.Ordinal);

    private static readonly (string Rule, RuleTestCase Case)[] Cases = [.. Read()];

    public static TheoryData<string, string> All => [.. Cases.Select(c => (c.Rule, c.Case.Name))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_mistake_of_others_is_not_made(string rule, string name)
    {
        var result = new RuleTestRunner(Services, Compiler.Types).Run(Rules[rule], Cases.Single(c => c.Rule == rule && c.Case.Name == name).Case);
        Assert.True(result.Holds, $"expected {result.Test.Expect}, was {result.Actual} ({result.Message})");
    }

    /// <summary>Others looked for a key on endpoints, whose description has none, and so always failed them.</summary>
    [Fact]
    public void A_card_can_not_read_a_field_that_the_answer_does_not_have()
    {
        Assert.Null(ServiceModels.Find("sagemaker:DescribeEndpoint").Output!.Find("KmsKeyId"));
        var card = """
            title: An endpoint has a key
            resource: AWS::SageMaker::Endpoint
            severity: low
            control: encryption
            why: |
              No reason.
            require: self.KmsKeyId != null
            message: "{name} has no key"
            remediation: { text: None. }
            """;
        var problems = new RuleLinter(Services, RuleCatalog.Load()).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card)]));
        Assert.Contains(problems, p => !p.IsWarning && p.ToString().Contains("KmsKeyId", StringComparison.Ordinal));
    }

    /// <summary>Others listed jobs in progress only, so that what trained the served model was never seen.</summary>
    [Fact]
    public void No_list_asks_for_some_states_only() =>
        Assert.Empty(Services.Types.Where(t => t.List is not null).SelectMany(t => t.List!.Call.Input.Select(i => $"{t.Type}: {i.Key}").Where(k => k.Contains("Status", StringComparison.Ordinal))));

    /// <summary>Others read one page of a list; here an operation that has pages is known to have them.</summary>
    [Fact]
    public void Every_list_with_a_token_in_its_answer_is_paged()
    {
        var unpaged = Services.Types.Where(t => t.List is not null).Select(t => t.List!.Call.Name).Distinct(StringComparer.Ordinal)
            .Where(c => ServiceModels.Find(c) is { Paging: null, Output: { } output } operation && output.Members.Any(m => IsToken(m.Name)) && operation.Input?.Members.Any(m => IsToken(m.Name)) == true);
        Assert.Empty(unpaged);
    }

    /// <summary>Others called a scan of nothing sound; here a list that was refused is unknown for each rule on it.</summary>
    [Theory]
    [InlineData("sagemaker:ListEndpoints", "sagemaker/endpoint-captures-traffic")]
    [InlineData("sagemaker:ListNotebookInstances", "sagemaker/notebook-root-access")]
    [InlineData("s3:ListBuckets", "s3/bucket-not-public")]
    public void A_list_that_was_refused_is_not_an_empty_account(string call, string rule)
    {
        var snapshot = new TestAccount(Services, "eu-west-1", [call], new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)).ToSnapshot();
        var report = AuditPipeline.Run(snapshot, new AuditOptions { Services = Services, Rules = RuleCatalog.Load().Select(r => r.Id == rule) });
        Assert.Equal(Status.Unknown, Assert.Single(report.Findings).Status);
    }

    private static bool IsToken(string name) => name is "NextToken" or "nextToken" or "Marker" or "NextMarker" or "ContinuationToken";

    private static IEnumerable<(string Rule, RuleTestCase Case)> Read()
    {
        var file = Path.Combine(Checkout.Root, "tests", "PowerHour.Audit.Tests", "RuleBase", "peer-mistakes.yaml");
        foreach (var section in File.ReadAllText(file).ReplaceLineEndings("\n").Split($"\n{Marker}").Skip(1))
        {
            var (rule, tests) = (section[..section.IndexOf('\n', StringComparison.Ordinal)], section[section.IndexOf('\n', StringComparison.Ordinal)..]);
            foreach (var test in RuleTestCase.ReadAll(new SourceFile(rule, tests)))
            {
                yield return (rule, test);
            }
        }
    }
}
