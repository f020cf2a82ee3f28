using System.CommandLine;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Evaluation.Guides;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules types</c>: what a card can be about, and what it can read.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleTypesCommand(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SourceOptions _sources = new();
    private readonly Argument<string?> _type = new("TYPE") { Description = "The resource type, such as AWS::SageMaker::Model, or its last part where that is the only one. Left out: all types.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _calls = new("--calls") { Description = "Instead: the calls of this service that a descriptor page may name, with what each needs; without a service, the services.", Arity = ArgumentArity.ZeroOrOne, HelpName = "SERVICE" };
    private readonly Option<string> _format = new("--format") { Description = "table, json or markdown.", DefaultValueFactory = _ => "table" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("types", "Show what a card can be about, and what it can read: fields, facts, relations, functions.") { _type, _calls, _format };
        _sources.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var format = parsed.GetValue(_format)!;
        if (format is not ("table" or "json" or "markdown"))
        {
            throw new UsageException($"--format: there is no format `{format}`; use table, json or markdown");
        }

        if (parsed.GetResult(_calls) is not null)
        {
            streams.Out.WriteLine(parsed.GetValue(_type) is null ? KnownCalls.Of(parsed.GetValue(_calls), format) : throw new UsageException("--calls lists calls of a service: leave out the TYPE"));
            return ExitCode.Clean;
        }

        var services = _sources.Services(parsed);
        streams.Out.WriteLine(parsed.GetValue(_type) is { } named ? One(TypeNames.Find(services, named), services, format) : All(services, _sources.Rules(parsed), format));
        return ExitCode.Clean;
    }

    private static string One(ResourceDescriptor type, ServiceCatalog services, string format) => TypeGuide.Of(type, services) is var guide && format == "json" ? TypeGuideJson.Of(guide).ToJsonString(Indented)
        : format == "markdown" ? TypeGuideText.Markdown(guide)
        : TypeGuideText.Table(guide);

    private static string All(ServiceCatalog services, RuleCatalog rules, string format)
    {
        var counts = rules.Rules.CountBy(r => r.Resource).ToDictionary();
        var types = services.Types.OrderBy(t => t.Type.Name, StringComparer.Ordinal).Select(t => (Type: t, Rules: counts.GetValueOrDefault(t.Type)));
        return format switch
        {
            "json" => TypeGuideJson.List(types).ToJsonString(Indented),
            "markdown" => string.Join('\n', types.Select(t => $"| {t.Type.Type} | {Streams.Plain(t.Type.Title)} | {t.Rules} |").Prepend("|---|---|---|").Prepend("| type | is a | rules |")),
            _ => string.Join('\n', types.Select(t => Streams.Plain($"{t.Type.Type.Name,-58} {t.Type.Title,-40} rules: {t.Rules}"))),
        };
    }
}
