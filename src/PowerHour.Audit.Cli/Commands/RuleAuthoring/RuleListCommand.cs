using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules list</c>: the rules there are, narrowed and in a form that suits the reader.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleListCommand(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SelectionOptions _selection = new();
    private readonly Option<string> _format = new("--format") { Description = "table, json or markdown.", DefaultValueFactory = _ => "table" };
    private readonly Option<string[]> _threat = new("--threat") { Description = "Only rules that bear on these threats, separated by commas.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _service = new("--service") { Description = "Only rules about these services, as the middle part of a resource type (SageMaker), separated by commas.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _severity = new("--severity") { Description = "Only rules of these severities, separated by commas.", AllowMultipleArgumentsPerToken = true };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("list", "List rules.") { _format, _threat, _service, _severity };
        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var rules = Narrow(parsed, _selection.Load(parsed).Rules);
        streams.Out.WriteLine(parsed.GetValue(_format) switch
        {
            "json" => new JsonArray([.. rules.Select(Json)]).ToJsonString(Indented),
            "markdown" => string.Join('\n', rules.Select(Row).Prepend("|---|---|---|---|---|").Prepend("| rule | severity | control | resource | title |")),
            "table" => string.Join('\n', rules.Select(r => Streams.Plain($"{r.Id,-55} {Name(r.Severity),-13} {r.Control,-16} {r.Title}"))),
            var other => throw new UsageException($"--format: there is no format `{other}`; use table, json or markdown"),
        });
        return ExitCode.Clean;
    }

    private IReadOnlyList<Rule> Narrow(ParseResult parsed, RuleCatalog all)
    {
        var threats = Chosen(parsed, _threat, "threat", all.Threats.Select(t => t.Id));
        var services = Chosen(parsed, _service, "service with a rule", all.Rules.Select(r => r.Resource.Service));
        var severities = Chosen(parsed, _severity, "severity", Enum.GetValues<Severity>().Select(Name));
        return [.. all.Rules.Where(r =>
            (threats.Length == 0 || r.Threats.Any(t => threats.Contains(t.Threat, StringComparer.Ordinal)))
            && (services.Length == 0 || services.Contains(r.Resource.Service, StringComparer.Ordinal))
            && (severities.Length == 0 || severities.Contains(Name(r.Severity), StringComparer.Ordinal)))];
    }

    private static string[] Chosen(ParseResult parsed, Option<string[]> option, string kind, IEnumerable<string> known)
    {
        var chosen = SelectionOptions.Split(parsed.GetValue(option));
        RuleNames.Refuse(kind, chosen, known);
        return chosen;
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Row(Rule rule) =>
        $"| `{rule.Id}` | {Name(rule.Severity)} | {rule.Control} | {rule.Resource.Name} | {Streams.Plain(rule.Title).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ')} |";

    private static JsonObject Json(Rule rule) => new()
    {
        ["id"] = rule.Id,
        ["title"] = rule.Title,
        ["severity"] = Name(rule.Severity),
        ["control"] = rule.Control,
        ["resource"] = rule.Resource.Name,
        ["manual"] = rule.IsManual,
        ["threats"] = new JsonArray([.. rule.Threats.Select(t => JsonValue.Create(t.Threat))]),
        ["params"] = new JsonObject(rule.Parameters.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))),
    };
}
