using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules coverage</c>: what of a framework the rules cover, and what they do not and why.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleCoverageCommand(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SelectionOptions _selection = new();
    private readonly Option<string[]> _framework = new("--framework") { Description = "The frameworks, by id, separated by commas; without it, all are named with how much of each is covered.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _format = new("--format") { Description = "table, json or markdown.", DefaultValueFactory = _ => "table" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("coverage", "Show what of a framework the rules cover, and what they do not and why.") { _framework, _format };
        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var rules = _selection.Load(parsed).Rules;
        var names = SelectionOptions.Split(parsed.GetValue(_framework));
        RuleNames.Refuse("framework", names, rules.Frameworks.Select(f => f.Id));
        var known = rules.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var frameworks = rules.Frameworks.Where(f => names.Length == 0 || names.Contains(f.Id, StringComparer.Ordinal))
            .Select(f => f with { Controls = [.. f.Controls.Select(c => c with { Rules = [.. c.Rules.Where(known.Contains)] })] }).ToArray();
        streams.Out.WriteLine(parsed.GetValue(_format) switch
        {
            "json" => new JsonArray([.. frameworks.Select(Json)]).ToJsonString(Indented),
            "markdown" => string.Join("\n\n", frameworks.Select(Markdown)),
            "table" when names.Length == 0 => string.Join('\n', frameworks.Select(f => $"{f.Id,-22} {f.Controls.Count(c => c.Rules.Count > 0),3} of {f.Controls.Count,3} with rules  {f.FullTitle}")),
            "table" => string.Join("\n\n", frameworks.Select(Table)),
            var other => throw new UsageException($"--format: there is no format `{other}`; use table, json or markdown"),
        });
        return ExitCode.Clean;
    }

    private static string Table(Framework framework) => string.Join('\n', framework.Controls.Select(Lines).Prepend(Streams.Plain(framework.FullTitle)));

    private static string Lines(FrameworkControl control) => Streams.Plain(
        $"{control.Id,-16} {control.Title}")
        + (control.Rules.Count == 0 ? "\n                 no rule" : string.Concat(control.Rules.Select(r => $"\n                 {r}")))
        + (control.Missing.Length > 0 ? $"\n                 not covered: {Streams.Plain(control.Missing)}" : "");

    private static string Markdown(Framework framework) => string.Join('\n', (string[])
    [
        $"## {Cell(framework.FullTitle)}",
        "",
        "| control | about | rules | not covered, and why |",
        "|---|---|---|---|",
        .. framework.Controls.Select(c => $"| {Cell(c.Id)} | {Cell(c.Title)} | {string.Join(", ", c.Rules.Select(r => $"`{r}`"))} | {Cell(c.Missing)} |"),
    ]);

    private static string Cell(string text) => Streams.Plain(text).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    private static JsonObject Json(Framework framework) => new()
    {
        ["id"] = framework.Id,
        ["title"] = framework.Title,
        ["version"] = framework.Version,
        ["source"] = framework.Source,
        ["indicative"] = framework.IsIndicative,
        ["controls"] = new JsonArray([.. framework.Controls.Select(c => new JsonObject
        {
            ["id"] = c.Id,
            ["title"] = c.Title,
            ["rules"] = new JsonArray([.. c.Rules.Select(r => JsonValue.Create(r))]),
            ["missing"] = c.Missing,
        })]),
    };
}
