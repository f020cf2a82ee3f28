using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>The design's catalogue of checks, the checklist and the cards say the same: no entry without a card, no card without tests, no evidence that AWS does not answer.</summary>
public sealed class CatalogueTests(ITestOutputHelper output)
{
    /// <summary>Points without a card, each for a reason that the checklist prints. Nothing may be added here without one.</summary>
    private static readonly HashSet<string> Lacking = new(StringComparer.Ordinal) { "PH-IAM-06", "PH-IAM-10", "PH-S3-05", "PH-PRE-04" };

    private static readonly HashSet<string> LackingPaths = new(StringComparer.Ordinal) { "PH-LIN-05", "PH-LIN-09" };

    private static readonly YamlMap AttackPaths = YamlDocument.ReadMap(EmbeddedFiles.Below("rules/").Single(f => f.Name == "rules/frameworks/power-hour-paths.yaml"));

    private static readonly YamlMap Checklist = YamlDocument.ReadMap(EmbeddedFiles.Below("rules/").Single(f => f.Name == "rules/frameworks/power-hour-checklist.yaml"));

    private static readonly RuleCatalog Rules = RuleCatalog.Load();

    [Fact]
    public void Every_point_has_a_card_but_those_that_say_what_is_lacking() =>
        Assert.Empty(Checklist.Keys.Where(id => Checklist.Map(id)!.Texts("rules").Count == 0).Except(Lacking, StringComparer.Ordinal));

    [Fact]
    public void Every_card_of_the_checklist_was_seen_to_pass_to_fail_and_not_to_know()
    {
        var poor = Checklist.Keys.SelectMany(id => Checklist.Map(id)!.Texts("rules")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(rule => Lacks(rule).Select(verdict => $"{rule} has no test that expects {verdict}"));
        Assert.Empty(poor);
    }

    [Fact]
    public void Every_card_that_fails_without_a_person_serves_a_point_or_a_control()
    {
        var served = Checklist.Keys.SelectMany(id => Checklist.Map(id)!.Texts("rules")).ToHashSet(StringComparer.Ordinal);
        output.WriteLine(string.Join('\n', Rules.Rules.Where(r => !served.Contains(r.Id)).Select(r => $"beyond the checklist: {r.Id}")));
        Assert.All(Rules.Rules.Where(r => !served.Contains(r.Id)), r => Assert.Contains(r.Control, Rules.Controls.Select(c => c.Id), StringComparer.Ordinal));
    }

    [Fact]
    public void The_catalogue_and_the_checklist_have_the_same_points()
    {
        var entries = Entries().ToDictionary(e => e.GetProperty("id").GetString()!, StringComparer.Ordinal);
        Assert.Equal(entries.Keys, Checklist.Keys, StringComparer.Ordinal);
        Assert.All(entries, e => Assert.Equal(e.Value.GetProperty("title").GetString(), Checklist.Map(e.Key)!.Text("title")));
    }

    [Fact]
    public void Every_attack_path_of_the_catalogue_has_a_card()
    {
        Assert.Equal(Paths().Select(p => p.GetProperty("id").GetString()!), AttackPaths.Keys, StringComparer.Ordinal);
        Assert.Empty(AttackPaths.Keys.Where(id => AttackPaths.Map(id)!.Texts("rules").Count == 0).Except(LackingPaths, StringComparer.Ordinal));
        Assert.All(AttackPaths.Keys.SelectMany(id => AttackPaths.Map(id)!.Texts("rules")), rule => Assert.StartsWith("paths/", rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_field_that_the_catalogue_names_is_in_an_answer()
    {
        var wrong = Entries().SelectMany(e => e.GetProperty("evidence").EnumerateArray().SelectMany(v => Wrong(e.GetProperty("id").GetString()!, v)));
        Assert.Empty(wrong);
    }

    /// <summary>A call that the catalogue rests on and no descriptor makes is a check without evidence.</summary>
    [Fact]
    public void Every_call_that_the_catalogue_names_is_made_or_has_a_reason()
    {
        var made = ServiceCatalog.BuiltIn().Types.SelectMany(t => t.CallSteps).Select(c => c.Name).Append("sagemaker:Search").ToHashSet(StringComparer.Ordinal);
        var named = Entries().SelectMany(e => e.GetProperty("evidence").EnumerateArray()).Select(v => $"{v.GetProperty("service").GetString()}:{v.GetProperty("operation").GetString()}").Distinct(StringComparer.Ordinal);
        var reasons = File.ReadAllLines(Path.Combine(Checkout.Root, "tests", "PowerHour.Audit.Tests", "RuleBase", "calls-not-made.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" # ")).ToArray();
        Assert.All(reasons, r => Assert.True(r.Length == 2 && r[1].Length > 10, $"`{r[0]}` has no reason"));
        Assert.Equal(reasons.Select(r => r[0].Trim()).Order(StringComparer.Ordinal), named.Where(n => !made.Contains(n)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static JsonElement[] Entries() => [.. Catalogue().GetProperty("checks").EnumerateArray()];

    private static JsonElement[] Paths() => [.. Catalogue().GetProperty("lineage").GetProperty("rules").EnumerateArray()];

    private static JsonElement Catalogue()
    {
        var file = Path.Combine(Checkout.Papers, "catalogue.json");
        Assert.SkipUnless(File.Exists(file), "the design's catalogue.json is not beside this checkout");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement;
    }

    private static IEnumerable<string> Lacks(string rule)
    {
        var file = Path.Combine(Checkout.Root, "rules", $"{rule}.tests.yaml");
        if (!File.Exists(file))
        {
            return ["anything"];
        }

        var seen = RuleTestCase.ReadAll(new SourceFile(file, File.ReadAllText(file))).Select(t => t.Expect).ToHashSet(StringComparer.Ordinal);
        var wanted = Rules.Rules.Single(r => r.Id == rule).IsManual ? ["MANUAL"] : (string[])["PASS", "FAIL", "UNKNOWN"];
        return wanted.Where(v => !seen.Contains(v));
    }

    private static IEnumerable<string> Wrong(string id, JsonElement evidence)
    {
        var call = $"{evidence.GetProperty("service").GetString()}:{evidence.GetProperty("operation").GetString()}";
        if (ServiceModels.TryFind(call) is not { } operation)
        {
            return [$"{id}: no model of {call}"];
        }

        return evidence.GetProperty("fields").EnumerateArray().Select(f => f.GetString()!).Where(f => !Answers(operation.Output, f)).Select(f => $"{id}: {call} answers no {f}");
    }

    private static bool Answers(Shape? shape, string path)
    {
        foreach (var step in JsonPath.Parse(path).Steps)
        {
            if (shape is null or { Kind: ShapeKind.Any or ShapeKind.PolicyDocument })
            {
                return shape is not null;
            }

            shape = step is "[]" or "{}" ? shape.Item : shape.Kind == ShapeKind.Map ? shape.Item : shape.Find(step)?.Shape;
        }

        return shape is not null;
    }
}
