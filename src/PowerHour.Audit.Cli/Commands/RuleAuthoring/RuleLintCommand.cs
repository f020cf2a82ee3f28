using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules lint</c>: what is wrong with cards and their tests, without running them.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleLintCommand(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SourceOptions _sources = new();
    private readonly Argument<string?> _folder = FolderFiles.OfCards();
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit code 1 where there are warnings." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("lint", "Say what is wrong with cards and their tests: errors end with exit code 2, warnings with 0 (1 with --strict).") { _folder, _format, _strict };
        _sources.AddServicesTo(command);
        command.SetAction((parsed, cancel) => streams.GuardAsync(() => Run(parsed, cancel)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancel)
    {
        var print = Printer(parsed.GetValue(_format)!);
        var folder = FolderFiles.Rules(parsed.GetValue(_folder), "rules lint");
        var linter = new RuleLinter(_sources.Services(parsed), RuleCatalog.Load()) { Stop = cancel };
        var problems = linter.Lint(folder).Select(p => FolderFiles.Placed(parsed.GetValue(_folder), p)).ToArray();
        print(problems, linter.Looked);
        if (linter.Looked < folder.Cards.Count)
        {
            streams.Error.WriteLine($"rules lint: stopped before the end: {linter.Looked} of {folder.Cards.Count} cards were looked at");
            return ExitCode.Incomplete;
        }

        return problems.Any(p => !p.IsWarning) ? ExitCode.Usage : problems.Length > 0 && parsed.GetValue(_strict) ? ExitCode.Findings : ExitCode.Clean;
    }

    private Action<IReadOnlyList<DocumentProblem>, int> Printer(string format) => format switch
    {
        "text" => PrintText,
        "json" => (problems, _) => streams.Out.WriteLine(new JsonArray([.. problems.Select(Json)]).ToJsonString(Indented)),
        _ => throw new UsageException($"--format: there is no format `{format}`; use text or json"),
    };

    private void PrintText(IReadOnlyList<DocumentProblem> problems, int cards)
    {
        foreach (var problem in problems)
        {
            streams.Out.WriteLine(Streams.Plain(problem.ToString()));
        }

        var warnings = problems.Count(p => p.IsWarning);
        streams.Out.WriteLine($"cards: {cards}, errors: {problems.Count - warnings}, warnings: {warnings}");
    }

    private static JsonObject Json(DocumentProblem problem) => new()
    {
        ["file"] = problem.File,
        ["line"] = problem.Line,
        ["column"] = problem.Column,
        ["severity"] = problem.IsWarning ? "warning" : "error",
        ["message"] = problem.Message,
    };
}
