using System.CommandLine;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>rules test</c>: run the tests beside cards, and say why one came out otherwise.</summary>
internal sealed class RuleTestCommand(Streams streams)
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Folder with cards and their tests." };
    private readonly Option<string[]> _services = new("--services") { Description = "Folder with further descriptor pages. May be repeated." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("test", "Run the tests beside cards.") { _folder, _services };
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var files = FolderFiles.Read(parsed.GetValue(_folder)!, "rules test");
        var services = ServiceCatalog.BuiltIn().With((parsed.GetValue(_services) ?? []).SelectMany(f => FolderFiles.Read(f, "--services")));
        var cards = files.Where(f => !f.Name.EndsWith(".tests.yaml", StringComparison.Ordinal) && !f.Name.StartsWith("threats/", StringComparison.Ordinal) && !f.Name.StartsWith("frameworks/", StringComparison.Ordinal)).ToArray();
        var tests = files.Where(f => f.Name.EndsWith(".tests.yaml", StringComparison.Ordinal)).ToDictionary(f => f.Name[..^".tests.yaml".Length], RuleTestCase.ReadAll, StringComparer.Ordinal);
        var compiler = new RuleCompiler(services);
        var rules = compiler.Compile(cards.Select(c => RuleReader.Read(c, c.Name[..^".yaml".Length])));
        foreach (var warning in compiler.Problems)
        {
            streams.Error.WriteLine(warning);
        }

        return RunAll(new RuleTestRunner(services, compiler.Types), rules, tests);
    }

    private int RunAll(RuleTestRunner runner, IReadOnlyList<CompiledRule> rules, Dictionary<string, IReadOnlyList<RuleTestCase>> tests)
    {
        var (held, failed) = (0, 0);
        foreach (var rule in rules)
        {
            if (!tests.TryGetValue(rule.Rule.Id, out var own))
            {
                failed++;
                streams.Out.WriteLine($"{rule.Rule.Id}: has no tests; put them into {rule.Rule.Id}.tests.yaml");
                continue;
            }

            foreach (var result in own.Select(t => runner.Run(rule, t)))
            {
                held += result.Holds ? 1 : 0;
                failed += result.Holds ? 0 : 1;
                Print(result);
            }
        }

        streams.Out.WriteLine($"{held} passed, {failed} failed");
        return failed == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Print(RuleTestResult result)
    {
        if (result.Holds)
        {
            return;
        }

        var place = result.Test.Place;
        streams.Out.WriteLine($"{place.File}({place.Line},{place.Column}): {result.RuleId} {result.Test.Name}");
        streams.Out.WriteLine($"  expected {result.Test.Expect}");
        streams.Out.WriteLine($"  actual   {result.Actual}: {result.Message}");
        PrintTrace("where", result.Where);
        PrintTrace("require", result.Require);
    }

    private void PrintTrace(string name, CelTrace? trace)
    {
        if (trace is null)
        {
            return;
        }

        streams.Out.WriteLine($"  {name} = {trace.Result}");
        foreach (var entry in trace.Entries)
        {
            streams.Out.WriteLine($"    {new string(' ', entry.Depth * 2)}{entry.Source.ReplaceLineEndings(" ")} = {entry.Value}");
        }
    }
}
