using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.Tests.RuleBase;
using Xunit;

namespace PowerHour.Audit.Tests.Accounts;

/// <summary>Where everything is as the remediations say, nothing fails, however much of it there is.</summary>
public sealed class SoundAccountTests(ITestOutputHelper output)
{
    private const int Teams = 50;

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly Lazy<IReadOnlyList<Finding>> Findings = new(() =>
        AuditPipeline.Run(Account(), new AuditOptions { Services = Services, Rules = RuleCatalog.Load() }).Findings);

    [Fact]
    public void Nothing_fails()
    {
        var failed = Findings.Value.Where(f => f.Status is Status.Fail or Status.Error).GroupBy(f => f.Rule.Id, StringComparer.Ordinal).Select(g => $"{g.Key}: {g.Count()}, such as {g.First().Resource.Name}: {g.First().Message}").ToArray();
        output.WriteLine(string.Join('\n', Findings.Value.GroupBy(f => f.Status).Select(g => $"{g.Key}: {g.Count()}")));
        Assert.True(failed.Length == 0, $"{failed.Length} rules fail\n{string.Join('\n', failed.Take(120))}");
    }

    /// <summary>Silence of rules that were never asked would prove nothing.</summary>
    [Fact]
    public void Most_rules_were_asked_and_passed()
    {
        var passed = Findings.Value.Where(f => f.Status == Status.Pass).Select(f => f.Rule.Id).ToHashSet(StringComparer.Ordinal);
        var silent = RuleCatalog.Load().Rules.Select(r => r.Id).Where(id => !passed.Contains(id)).ToArray();
        output.WriteLine($"{passed.Count} rules passed; not asked:\n{string.Join('\n', silent)}");
        Assert.True(passed.Count >= 190, $"only {passed.Count} rules passed");
    }

    [Fact]
    public void Everything_was_read() =>
        Assert.Empty(Findings.Value.Where(f => f.Status == Status.Unknown).Select(f => $"{f.Rule.Id}: {f.Resource.Name}").Distinct(StringComparer.Ordinal).Take(20));

    private static Snapshot Account()
    {
        var file = Path.Combine(Checkout.Root, "tests", "PowerHour.Audit.Tests", "Accounts", "sound.yaml");
        var page = YamlDocument.ReadMap(new SourceFile(file, File.ReadAllText(file)));
        var account = new TestAccount(Services, "eu-west-1", [], new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Make(account, page.Json("once")!.AsObject());
        for (var team = 1; team <= Teams; team++)
        {
            Make(account, JsonNode.Parse(page.Json("each")!.ToJsonString().Replace("NN", $"{team}", StringComparison.Ordinal))!.AsObject());
        }

        return account.ToSnapshot();
    }

    private static void Make(TestAccount account, JsonObject types)
    {
        foreach (var (type, resources) in types)
        {
            foreach (var resource in resources!.AsArray())
            {
                account.Make(new ResourceType(type), (JsonObject)resource!.DeepClone(), []);
            }
        }
    }
}
