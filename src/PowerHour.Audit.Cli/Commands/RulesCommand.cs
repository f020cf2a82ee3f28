using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>rules</c>: look at rules and test them.</summary>
internal sealed class RulesCommand(Streams streams)
{
    private readonly SelectionOptions _selection = new();
    private readonly Option<string> _format = new("--format") { Description = "table, json or markdown.", DefaultValueFactory = _ => "table" };
    private readonly Option<string?> _threat = new("--threat") { Description = "Only rules that bear on this threat." };
    private readonly Argument<string> _id = new("ID") { Description = "The rule's id, such as sagemaker/notebook-direct-internet-access." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build() => new("rules", "Look at rules and test them.") { List(), Show(), new RuleTestCommand(streams).Build() };

    private static JsonObject Json(Rule rule) => new()
    {
        ["id"] = rule.Id,
        ["title"] = rule.Title,
        ["severity"] = rule.Severity.ToString().ToLowerInvariant(),
        ["control"] = rule.Control,
        ["resource"] = rule.Resource.Name,
        ["threats"] = new JsonArray([.. rule.Threats.Select(t => JsonValue.Create(t.Threat))]),
    };

    private Command List()
    {
        var command = new Command("list", "List rules.") { _format, _threat };
        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => List(parsed)));
        return command;
    }

    private Command Show()
    {
        var command = new Command("show", "Show a rule's card.") { _id };
        command.SetAction((parsed, _) => streams.GuardAsync(() => Show(parsed.GetValue(_id)!)));
        return command;
    }

    private int List(ParseResult parsed)
    {
        var rules = _selection.Load(parsed).Rules.Rules.Where(r => parsed.GetValue(_threat) is not { } t || r.Threats.Any(l => l.Threat == t)).ToArray();
        var text = parsed.GetValue(_format) switch
        {
            "json" => new JsonArray([.. rules.Select(Json)]).ToJsonString(new JsonSerializerOptions { WriteIndented = true }),
            "markdown" => string.Join('\n', rules.Select(r => $"| `{r.Id}` | {r.Severity.ToString().ToLowerInvariant()} | {r.Control} | {r.Title} |").Prepend("|---|---|---|---|").Prepend("| rule | severity | control | title |")),
            "table" => string.Join('\n', rules.Select(r => $"{r.Id,-55} {r.Severity.ToString().ToLowerInvariant(),-13} {r.Control,-16} {r.Title}")),
            var other => throw new UsageException($"--format: there is no format `{other}`; use table, json or markdown"),
        };
        streams.Out.WriteLine(text);
        return ExitCode.Clean;
    }

    private int Show(string id)
    {
        var rules = RuleCatalog.Load().Rules;
        var rule = rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal) || r.Aliases.Contains(id, StringComparer.Ordinal)) ?? throw new UsageException(
            $"there is no rule `{id}`{(Documents.Nearest.To(id, rules.Select(r => r.Id)) is { } near ? $" — did you mean `{near}`?" : "; `powerhour rules list` shows them")}");
        streams.Out.Write($"# {rule.Id}\n{rule.Source.Text}");
        return ExitCode.Clean;
    }
}
