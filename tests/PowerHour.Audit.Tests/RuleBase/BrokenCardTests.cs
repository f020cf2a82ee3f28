using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>What <c>rule.schema.json</c> refuses in an editor, by the cases of <c>tests/browser/checks/schema-cases.json</c>, the product refuses too.</summary>
public sealed class BrokenCardTests
{
    private static readonly JsonNode Cases = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot(), "tests", "browser", "checks", "schema-cases.json")))!["card"]!;

    public static TheoryData<string> Broken => [.. Cases["broken"]!.AsArray().Select(c => (string)c!["why"]!)];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_card_that_editors_mark_is_refused(string why)
    {
        var card = Cases["sound"]!.DeepClone().AsObject();
        foreach (var (key, value) in Cases["broken"]!.AsArray().Single(c => (string)c!["why"]! == why)!["set"]!.AsObject())
        {
            card.Remove(key);
            if (value is not null)
            {
                card[key] = value.DeepClone();
            }
        }

        Assert.NotEmpty(Errors(card));
    }

    [Fact]
    public void The_card_that_they_were_made_from_is_taken() => Assert.Empty(Errors(Cases["sound"]!));

    /// <summary>JSON is YAML too, so a card may be written so.</summary>
    private static IEnumerable<DocumentProblem> Errors(JsonNode card) =>
        new RuleLinter(ServiceCatalog.BuiltIn(), RuleCatalog.Load()).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card.ToJsonString())])).Where(p => !p.IsWarning);

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
