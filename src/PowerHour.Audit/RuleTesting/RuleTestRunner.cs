using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.RuleTesting;

/// <summary>Runs the tests of cards on small accounts made of what each test gives.</summary>
/// <param name="catalog">What is known of AWS.</param>
/// <param name="types">The types of resources.</param>
public sealed class RuleTestRunner(ServiceCatalog catalog, ResourceTypes types)
{
    /// <summary>Steps that the tests of one file may take together: about a second. Those of a card that asks for what is near take a few hundred.</summary>
    public const long MaxSteps = 10_000_000;

    /// <summary>Runs the tests of one file, each when it is asked for.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="tests">Its tests.</param>
    /// <returns>How they came out, in their order; fewer where they took more than <see cref="MaxSteps"/> together.</returns>
    public IEnumerable<RuleTestResult> Run(CompiledRule rule, IEnumerable<RuleTestCase> tests)
    {
        var left = MaxSteps;
        foreach (var test in tests.TakeWhile(_ => left >= 0))
        {
            var result = Run(rule, test);
            left -= result.Steps;
            yield return result;
        }
    }

    /// <summary>Runs one test.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="test">The test.</param>
    /// <returns>How it came out.</returns>
    public RuleTestResult Run(CompiledRule rule, RuleTestCase test)
    {
        var account = new TestAccount(catalog, test.Region, test.Gaps, test.Now);
        var self = account.Make(rule.Rule.Resource, Tagged(rule, test), SecretsOf(test));
        foreach (var (type, items) in test.Others)
        {
            RefuseUnknown(type, test);
            foreach (var item in items?.AsArray().Select(i => i!.AsObject()) ?? [])
            {
                account.Make(new ResourceType(type), item, []);
            }
        }

        var store = new ResourceStore(account.ToSnapshot(), catalog);
        var context = new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(StringComparer.Ordinal));
        var judgement = new Judgement(context, types)
        {
            GivenFacts = test.Facts.ToDictionary(f => f.Key, f => Fact(f.Key, JsonSerializer.SerializeToElement(f.Value)), StringComparer.Ordinal),
        };
        var evaluator = new RuleEvaluator(test.Apply(rule), judgement);
        var finding = evaluator.Judge(self);
        var result = new RuleTestResult(rule.Rule.Id, test, finding.Status.Name(), finding.Message, []);
        var parts = result.Holds ? [] : evaluator.Explain(self);
        return result with { Parts = parts, Steps = evaluator.Steps };
    }

    private void RefuseUnknown(string type, RuleTestCase test)
    {
        if (catalog.Find(new ResourceType(type)) is null)
        {
            var near = Nearest.To(type, catalog.Types.Select(t => t.Type.Name));
            throw new DocumentException(test.Place with { Message = $"`others`: no resource type `{type}`{(near is null ? "" : $" — did you mean `{near}`?")}" });
        }
    }

    private JsonObject Tagged(CompiledRule rule, RuleTestCase test)
    {
        var given = (JsonObject)test.Given.DeepClone();
        if (test.Tags.Count > 0)
        {
            given[catalog.Find(rule.Rule.Resource)?.Tags ?? "Tags"] = test.Tags.DeepClone();
        }

        return given;
    }

    private static CelValue Fact(string name, JsonElement value) =>
        Facts.All.TryGetValue(name, out var fact) ? JsonValues.Of(value, fact.Type) : CelValue.Error($"there is no fact `{name}`");

    private static IReadOnlyList<SecretSighting> SecretsOf(RuleTestCase test) =>
        [.. test.Secrets.Select(s => new SecretSighting((string?)s?["Path"] ?? "", (string?)s?["Key"] ?? "", (string?)s?["Detector"] ?? "key-name"))];
}
