using System.Text.Json;
using System.Text.RegularExpressions;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary><c>rules/README.md</c> keeps its word: its examples run, and its tables name all there is.</summary>
public sealed partial class RuleReadmeTests
{
    private const string Folder = "rules-of-mine/";

    private static readonly string Page = File.ReadAllText(Path.Combine(RulesFolder(), "README.md")).ReplaceLineEndings("\n");

    private static readonly IReadOnlyList<SourceFile> Examples = In(Folder);

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn().With(In("services-of-mine/"));

    [Fact]
    public void The_examples_compile_and_their_tests_hold()
    {
        var ids = Examples.Where(f => !IsTests(f)).Select(f => f.Name[..^".yaml".Length]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(5, ids.Count);
        Assert.Empty(new RuleLinter(Services, RuleCatalog.Load()).Lint(RuleFolder.Of(Examples)).Select(p => p.ToString()));
        var compiler = new RuleCompiler(Services);
        var rules = compiler.Compile(RuleCatalog.Load(Examples.Where(f => !IsTests(f))).Rules.Where(r => ids.Contains(r.Id)));
        Assert.Empty(compiler.Problems);
        Assert.Equal(ids.Count, rules.Count);
        var runner = new RuleTestRunner(Services, compiler.Types);
        var results = rules.SelectMany(r => RuleTestCase.ReadAll(Examples.Single(f => f.Name == $"{r.Rule.Id}.tests.yaml")).Select(t => runner.Run(r, t))).ToArray();
        Assert.All(results, r => Assert.True(r.Holds, $"{r.RuleId}: {r.Test.Name}: expected {r.Test.Expect}, was {r.Actual} ({r.Message})"));
        Assert.All(["PASS", "FAIL", "UNKNOWN", "NOT_APPLICABLE"], status => Assert.True(results.Count(r => r.Actual == status) >= ids.Count, $"the examples do not show {status}"));
    }

    [Fact]
    public void Every_function_is_explained()
    {
        var self = new ResourceType("AWS::SageMaker::Model");
        var names = RuleFunctions.For(new ResourceTypes(Services), Services, self).Select(f => f.Name).Distinct(StringComparer.Ordinal);
        Assert.All(names, name => Assert.Contains($"`{name}(", Page, StringComparison.Ordinal));
    }

    /// <summary>The table names nothing that is not there: each row begins with a function of cards.</summary>
    [Fact]
    public void Every_function_that_is_explained_is_there()
    {
        var names = RuleFunctions.For(new ResourceTypes(Services), Services, new ResourceType("AWS::SageMaker::Model")).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var rows = FunctionRow().Matches(Page).SelectMany(m => FunctionName().Matches(m.Value)).Select(m => m.Groups["name"].Value).ToArray();
        Assert.True(rows.Length >= names.Count);
        Assert.All(rows, name => Assert.Contains(name, names));
    }

    /// <summary>Examples that the linter has nothing to say about, not even as advice.</summary>
    [Fact]
    public void The_linter_has_nothing_to_say_about_the_examples() =>
        Assert.Empty(new Audit.RuleTesting.Linting.RuleLinter(Services, RuleCatalog.Load()).Lint(RuleFolder.Of(Examples)).Select(p => p.ToString()));

    [Fact]
    public void The_facts_that_are_explained_are_those_there_are() =>
        Assert.Equal(Facts.All.Keys.Order(StringComparer.Ordinal), FactRow().Matches(Page).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void The_page_and_the_guide_to_types_explain_facts_in_the_same_words() =>
        Assert.All(FactRow().Matches(Page), m => Assert.Equal(FactMeanings.All[m.Groups["name"].Value].Meaning, m.Groups["meaning"].Value));

    [Fact]
    public void The_schema_names_the_controls_and_threats_there_are()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RulesFolder(), "rule.schema.json")));
        var catalog = RuleCatalog.Load();
        Assert.Equal(catalog.Controls.Select(c => c.Id), Words(schema, "control"), StringComparer.Ordinal);
        Assert.Equal(catalog.Threats.Select(t => t.Id), Words(schema, "threat"), StringComparer.Ordinal);
    }

    [Fact]
    public void The_schema_and_the_page_know_the_same_keys()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RulesFolder(), "rule.schema.json")));
        Assert.All(schema.RootElement.GetProperty("properties").EnumerateObject(), p => Assert.Contains($"`{p.Name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_of_definitions_has_the_keys_that_are_read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RulesFolder(), "definitions.schema.json")));
        var keys = schema.RootElement.GetProperty("additionalProperties").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToArray();
        var page = $"all:\n{string.Concat(keys.Select(k => $"  {k}: \"true\"\n"))}";
        Assert.Single(PowerHour.Audit.Rules.Definitions.DefinitionSet.BuiltIn.With([new SourceFile("definitions.yaml", page)]).All, d => d.Name == "all");
        Assert.All(keys, k => Assert.Contains($"\n  {k}: ", Page, StringComparison.Ordinal));
    }

    private static IReadOnlyList<SourceFile> In(string folder) =>
        [.. Fence().Matches(Page).Where(m => m.Groups["file"].Value.StartsWith(folder, StringComparison.Ordinal)).Select(m => new SourceFile(m.Groups["file"].Value[folder.Length..], m.Groups["text"].Value))];

    private static bool IsTests(SourceFile file) => file.Name.EndsWith(".tests.yaml", StringComparison.Ordinal);

    private static IEnumerable<string> Words(JsonDocument schema, string definition) =>
        schema.RootElement.GetProperty("$defs").GetProperty(definition).GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);

    private static string RulesFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "rules");
    }

    [GeneratedRegex("^```yaml file=(?<file>(rules|services)-of-mine/\\S+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("^\\| (?<names>`[a-zA-Z]+\\([^|]*)\\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionRow();

    [GeneratedRegex("`(?<name>[a-zA-Z]+)\\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex("^\\| `facts\\.(?<name>[a-zA-Z]+)` \\| [^|]+ \\| (?<meaning>.*) \\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FactRow();
}
