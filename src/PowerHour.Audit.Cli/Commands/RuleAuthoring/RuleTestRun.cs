using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>One run over the tests of cards: prints those that came out otherwise, and counts.</summary>
/// <param name="streams">Where to print.</param>
/// <param name="runner">Runs the tests.</param>
/// <param name="placed">Names the file of a problem from where the user stands.</param>
/// <param name="cancel">Ends the run before the next test.</param>
internal sealed class RuleTestRun(Streams streams, RuleTestRunner runner, Func<DocumentProblem, DocumentProblem> placed, CancellationToken cancel)
{
    private int _held;
    private int _failed;
    private int _left;

    /// <summary>Runs the tests.</summary>
    /// <param name="rules">The cards.</param>
    /// <param name="tests">Their tests, by id.</param>
    /// <returns>The exit code: 1 where a test came out otherwise or could not be run, 3 where the run was stopped before the last one.</returns>
    public int Of(IReadOnlyList<CompiledRule> rules, IReadOnlyDictionary<string, IReadOnlyList<RuleTestCase>> tests)
    {
        foreach (var rule in rules)
        {
            if (tests.TryGetValue(rule.Rule.Id, out var own))
            {
                Run(rule, own);
            }
            else
            {
                _failed++;
                streams.Out.WriteLine($"{rule.Rule.Id}: has no tests; put them into {rule.Rule.Id}.tests.yaml");
            }
        }

        streams.Out.WriteLine($"{_held} passed, {_failed} failed{(_left > 0 ? $"; stopped before the end, {_left} not run" : "")}");
        return _left > 0 ? ExitCode.Incomplete : _failed == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Run(CompiledRule rule, IReadOnlyList<RuleTestCase> tests)
    {
        var ran = 0;
        foreach (var result in runner.Run(rule, tests.TakeWhile(_ => !cancel.IsCancellationRequested)))
        {
            ran++;
            _held += result.Holds ? 1 : 0;
            _failed += result.Holds ? 0 : 1;
            Print(result, placed(result.Test.Place));
        }

        if (ran < tests.Count && cancel.IsCancellationRequested)
        {
            _left += tests.Count - ran;
        }
        else if (ran < tests.Count)
        {
            _failed += tests.Count - ran;
            PrintSpent(rule, ran, tests.Count - ran, placed(tests[ran].Place));
        }
    }

    private void PrintSpent(CompiledRule rule, int ran, int left, DocumentProblem place) => streams.Out.WriteLine(Streams.Plain(
        $"{place.File}({place.Line},{place.Column}): {rule.Rule.Id}: the {ran} tests before this one took more than {RuleTestRunner.MaxSteps} steps together, so that the other {left} were not run and count as failed; make the card's expressions cheaper, or the tests fewer"));

    private void Print(RuleTestResult result, DocumentProblem place)
    {
        if (result.Holds)
        {
            return;
        }

        streams.Out.WriteLine(Streams.Plain($"{place.File}({place.Line},{place.Column}): {result.RuleId}: it {result.Test.Name}"));
        streams.Out.WriteLine($"  - expected {result.Test.Expect}");
        streams.Out.WriteLine(Streams.Plain($"  + actual   {result.Actual}: {result.Message}"));
        if (result.Test is { Expect: "UNKNOWN", Gaps.Count: > 0 } && result.Actual != "UNKNOWN")
        {
            streams.Out.WriteLine("  a gap hides only what `given` and `others` leave out: what they say stays known");
        }

        var printer = new TracePrinter(streams.Out);
        foreach (var part in result.Parts)
        {
            printer.Print(part.Name, part.Trace);
        }
    }
}
