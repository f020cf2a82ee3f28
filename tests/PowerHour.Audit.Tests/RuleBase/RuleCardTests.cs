using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>Sweeps over every card in <c>rules/</c>.</summary>
public sealed class RuleCardTests(ITestOutputHelper output)
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly Lazy<(RuleCatalog Catalog, IReadOnlyList<CompiledRule> Rules, RuleCompiler Compiler)> Loaded = new(() =>
    {
        var compiler = new RuleCompiler(Services);
        var catalog = RuleCatalog.Load();
        return (catalog, compiler.Compile(catalog.Rules), compiler);
    });

    [Fact]
    public void Every_card_compiles_without_a_warning() => Assert.Empty(Loaded.Value.Compiler.Problems);

    [Fact]
    public void Every_card_and_its_tests_satisfy_the_linter()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryRoot(), "rules"), "*.yaml", SearchOption.AllDirectories)
            .Select(f => new SourceFile(Path.GetRelativePath(Path.Combine(RepositoryRoot(), "rules"), f).Replace('\\', '/'), File.ReadAllText(f)));
        var problems = new RuleLinter(Services, Loaded.Value.Catalog).Lint(RuleFolder.Of(files));
        Assert.True(problems.Count == 0, $"{problems.Count}\n{string.Join('\n', problems.Take(60))}");
    }

    [Fact]
    public void Every_card_has_tests_and_they_hold()
    {
        var runner = new RuleTestRunner(Services, Loaded.Value.Compiler.Types);
        var count = 0;
        var wrong = new List<string>();
        var steps = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var rule in Loaded.Value.Rules)
        {
            var file = Path.Combine(RepositoryRoot(), "rules", $"{rule.Rule.Id}.tests.yaml");
            foreach (var test in RuleTestCase.ReadAll(new SourceFile(file, File.ReadAllText(file))))
            {
                count++;
                var result = runner.Run(rule, test);
                steps[rule.Rule.Id] = steps.GetValueOrDefault(rule.Rule.Id) + result.Steps;
                if (!result.Holds)
                {
                    wrong.Add($"{result.RuleId}: {test.Name}: expected {test.Expect}, was {result.Actual} ({result.Message})");
                }
            }
        }

        output.WriteLine($"{count} tests of {Loaded.Value.Rules.Count} cards; the most steps take those of {steps.MaxBy(s => s.Value)}");
        Assert.DoesNotContain(steps, s => s.Value is 0 or > RuleTestRunner.MaxSteps / 100);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("vpc-isolation")]
    [InlineData("least-privilege")]
    [InlineData("encryption")]
    [InlineData("secrets")]
    [InlineData("monitoring")]
    [InlineData("logging")]
    [InlineData("versioning")]
    public void Each_control_of_the_talk_has_five_cards_or_more(string control) =>
        Assert.True(Loaded.Value.Catalog.Rules.Count(r => r.Control == control) >= 5);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
