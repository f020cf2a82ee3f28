using System.CommandLine;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules test</c>: run the tests beside cards, and say why one came out otherwise.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleTestCommand(Streams streams)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly SourceOptions _sources = new();
    private readonly Argument<string?> _folder = FolderFiles.OfCards();
    private readonly Option<bool> _watch = new("--watch") { Description = "Run again whenever a file changes, until Ctrl-C." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("test", "Run the tests beside cards.") { _folder, _watch };
        _sources.AddServicesTo(command);
        command.SetAction((parsed, cancel) => parsed.GetValue(_watch) ? streams.GuardAsync(() => WatchAsync(parsed, cancel)) : streams.GuardAsync(() => Run(parsed, cancel)));
        return command;
    }

    private async Task<int> WatchAsync(ParseResult parsed, CancellationToken cancel)
    {
        var folder = parsed.GetValue(_folder) ?? throw new UsageException("rules test --watch: say which folder; the built-in rules do not change");
        FolderFiles.Require(folder, "rules test");
        var changes = new ChangeSignal(c => Task.Delay(Quiet, c));
        using var watch = new FolderWatch([folder, .. _sources.ServiceFolders(parsed)], changes);
        while (true)
        {
            var code = await streams.GuardAsync(() => Run(parsed, cancel)).ConfigureAwait(false);
            if (cancel.IsCancellationRequested)
            {
                return code;
            }

            await streams.Error.WriteLineAsync($"Watching {folder}; Ctrl-C ends it.").ConfigureAwait(false);
            try
            {
                await changes.NextAsync(cancel).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return code;
            }
        }
    }

    private int Run(ParseResult parsed, CancellationToken cancel)
    {
        // A page of descriptors lies elsewhere: its problems are not placed in the folder of cards.
        var services = _sources.Services(parsed);
        try
        {
            return RunAll(parsed, services, FolderFiles.Rules(parsed.GetValue(_folder), "rules test"), cancel);
        }
        catch (DocumentException e)
        {
            throw new DocumentException([.. e.Problems.Select(p => Placed(parsed, p))]);
        }
    }

    private int RunAll(ParseResult parsed, ServiceCatalog services, RuleFolder folder, CancellationToken cancel)
    {
        var tests = Until(folder.Tests, cancel).ToDictionary(t => t.Key, t => RuleTestCase.ReadAll(t.Value), StringComparer.Ordinal);
        var compiler = new RuleCompiler(services);
        var definitions = folder.DefinitionSet();
        var rules = compiler.Compile(Until(folder.Cards, cancel).Select(c => RuleReader.Read(c.Value, c.Key, definitions)));
        if (rules.Count == 0)
        {
            throw new UsageException($"rules test: there is no card below `{parsed.GetValue(_folder)}`; a card lies at SERVICE/NAME.yaml");
        }

        foreach (var warning in compiler.Problems)
        {
            streams.Error.WriteLine(Streams.Plain(Placed(parsed, warning).ToString()));
        }

        return new RuleTestRun(streams, new RuleTestRunner(services, compiler.Types), p => Placed(parsed, p), cancel).Of(rules, tests);
    }

    private static IEnumerable<T> Until<T>(IEnumerable<T> items, CancellationToken cancel)
    {
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private DocumentProblem Placed(ParseResult parsed, DocumentProblem problem) => FolderFiles.Placed(parsed.GetValue(_folder), problem);
}
