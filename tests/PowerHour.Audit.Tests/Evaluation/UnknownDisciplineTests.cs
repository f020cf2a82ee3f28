using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>Silence is never health: whatever call fails, a verdict stays or becomes UNKNOWN with the gap named. It never turns into another verdict.</summary>
/// <remarks>What would break this stands in <c>unknown-discipline.known.txt</c>, each line with its reason and `*` for every rule; nothing may be added without one.</remarks>
public sealed class UnknownDisciplineTests(ITestOutputHelper output)
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly Lazy<(RuleCompiler Compiler, IReadOnlyList<CompiledRule> Rules)> Compiled = new(() =>
    {
        var compiler = new RuleCompiler(Services);
        return (compiler, compiler.Compile(RuleCatalog.Load().Rules));
    });

    [Theory]
    [InlineData("demo", false)]
    [InlineData("demo with all resources", true)]
    public void In_the_demo_account_no_failed_call_turns_a_verdict(string account, bool allResources)
    {
        using var demo = DemoAccount.Open(Services);
        var before = Judge(demo, allResources);
        var wrong = new ConcurrentBag<string>();
        Parallel.ForEach(Services.Types.SelectMany(t => t.CallSteps).Select(c => c.Name).Distinct(StringComparer.Ordinal), call =>
        {
            var failed = new FailedCall(Services, call);
            var after = Judge(failed.In(demo), allResources);
            foreach (var line in Turned(before, after, failed).Select(t => $"{t} when {call} fails"))
            {
                wrong.Add(line);
            }
        });
        Report(account, wrong);
    }

    [Fact]
    public void In_the_accounts_of_the_cards_tests_no_failed_call_turns_a_verdict()
    {
        var wrong = new ConcurrentBag<string>();
        var (count, unknown) = (0, 0);
        Parallel.ForEach(Compiled.Value.Rules, rule =>
        {
            var file = Path.Combine(RepositoryRoot(), "rules", $"{rule.Rule.Id}.tests.yaml");
            foreach (var test in RuleTestCase.ReadAll(new SourceFile(file, File.ReadAllText(file))).Where(t => t.Gaps.Count == 0 && t.Facts.Count == 0))
            {
                var (account, self) = Account(rule, test);
                var before = Judge(rule, test, account, self);
                foreach (var call in CallsThatMatter(rule, account))
                {
                    Interlocked.Increment(ref count);
                    var failed = new FailedCall(Services, call);
                    using var snapshot = failed.In(account);
                    if (snapshot.Read(rule.Rule.Resource).FirstOrDefault(r => r.Arn == self.Arn) is not { } same)
                    {
                        continue;
                    }

                    var after = Judge(rule, test, snapshot, same);
                    Interlocked.Add(ref unknown, after.Status == Status.Unknown && before.Status != Status.Unknown ? 1 : 0);
                    if (Wrong(before, after, failed) is { } turn)
                    {
                        wrong.Add($"{rule.Rule.Id}: {turn} when {call} fails");
                    }
                }
            }
        });
        output.WriteLine($"{count} failures of calls, {unknown} verdicts became UNKNOWN");
        Assert.True(count > 1000 && unknown > 500, $"only {count} failures and {unknown} UNKNOWN: the test lost its teeth");
        Report("cards", wrong);
    }

    private void Report(string account, IEnumerable<string> wrong)
    {
        var known = File.ReadAllLines(Path.Combine(RepositoryRoot(), "tests", "PowerHour.Audit.Tests", "Evaluation", "unknown-discipline.known.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" # ")).ToArray();
        Assert.All(known, k => Assert.True(k.Length == 2 && k[1].Trim().Length > 10, $"`{k[0]}` has no reason"));
        var accepted = known.Select(k => k[0].Trim()).ToHashSet(StringComparer.Ordinal);
        var all = wrong.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        output.WriteLine($"{account}: {all.Length} turned\n{string.Join('\n', all)}");
        var added = all.Where(l => !accepted.Contains($"{account}: *{l[l.IndexOf(": ", StringComparison.Ordinal)..]}")).ToArray();
        Assert.True(added.Length == 0, $"{added.Length} verdicts turned:\n{string.Join('\n', added.Take(100))}");
    }

    private static IEnumerable<string> Turned(IReadOnlyDictionary<string, Finding> before, IReadOnlyDictionary<string, Finding> after, FailedCall failed)
    {
        var unknown = after.Values.Where(f => f.Status == Status.Unknown && Names(f, failed)).Select(f => f.Rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (fingerprint, was) in before)
        {
            var wrong = after.TryGetValue(fingerprint, out var now) ? Wrong(was, now, failed)
                : was.Status is Status.Pass or Status.Fail && !unknown.Contains(was.Rule.Id) ? $"{was.Status.Name()} -> nothing is said" : null;
            if (wrong is not null)
            {
                yield return $"{was.Rule.Id}: {wrong}";
            }
        }

        foreach (var now in after.Where(a => !before.ContainsKey(a.Key) && a.Value.Status != Status.Unknown))
        {
            yield return $"{now.Value.Rule.Id}: nothing was said -> {now.Value.Status.Name()}";
        }
    }

    private static string? Wrong(Finding before, Finding after, FailedCall failed) => (before.Status, after.Status) switch
    {
        var (was, now) when was == now => null,
        (_, Status.Unknown) => Names(after, failed) ? null : $"{before.Status.Name()} -> UNKNOWN that does not name the gap",
        _ => $"{before.Status.Name()} -> {after.Status.Name()}",
    };

    private static bool Names(Finding finding, FailedCall failed) => finding.GapIds.Any(g => g.StartsWith(failed.GapPrefix, StringComparison.Ordinal));

    private static Dictionary<string, Finding> Judge(Snapshot snapshot, bool allResources)
    {
        var (compiler, rules) = Compiled.Value;
        return new RuleSetEvaluator(Context(snapshot), compiler.Types) { AllResources = allResources }.Evaluate(rules).ToDictionary(f => f.Fingerprint, StringComparer.Ordinal);
    }

    private static Finding Judge(CompiledRule rule, RuleTestCase test, Snapshot snapshot, Resource self) => new RuleEvaluator(test.Apply(rule), new Judgement(Context(snapshot), Compiled.Value.Compiler.Types)).Judge(self);

    private static AnalysisContext Context(Snapshot snapshot)
    {
        var store = new ResourceStore(snapshot, Services);
        return new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(StringComparer.Ordinal));
    }

    private static (Snapshot Account, Resource Self) Account(CompiledRule rule, RuleTestCase test)
    {
        var account = new TestAccount(Services, test.Region, [], test.Now);
        var given = (JsonObject)test.Given.DeepClone();
        if (test.Tags.Count > 0)
        {
            given[Services.Find(rule.Rule.Resource)?.Tags ?? "Tags"] = test.Tags.DeepClone();
        }

        var self = account.Make(rule.Rule.Resource, given, [.. test.Secrets.Select(s => new SecretSighting((string?)s?["Path"] ?? "", (string?)s?["Key"] ?? "", (string?)s?["Detector"] ?? "key-name"))]);
        foreach (var (type, items) in test.Others)
        {
            foreach (var item in items?.AsArray() ?? [])
            {
                account.Make(new ResourceType(type), item!.AsObject(), []);
            }
        }

        return (account.ToSnapshot(), self);
    }

    /// <summary>The calls behind what is in the account, and behind what the rule asks about and is not in it.</summary>
    private static IEnumerable<string> CallsThatMatter(CompiledRule rule, Snapshot account)
    {
        var needed = RuleNeeds.Of([rule], Services);
        var types = needed.Count > 40 ? account.Types : [.. account.Types.Union(needed)];
        return types.Select(Services.Find).OfType<ResourceDescriptor>().SelectMany(d => d.CallSteps).Select(c => c.Name).Distinct(StringComparer.Ordinal);
    }

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
