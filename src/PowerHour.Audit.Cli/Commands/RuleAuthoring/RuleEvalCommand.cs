using System.CommandLine;
using System.Text.Json;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules eval</c>: try an expression, or a whole card, on the resources of a real snapshot.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleEvalCommand(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Account = "AWS::Account::Account";

    private const int MostArns = 20;

    private static readonly string[] OfResource = ["self", "facts", "name", "arn", "region", "tags", "params"];

    private readonly SourceOptions _sources = new();
    private readonly SettingsOptions _settings = new();
    private readonly Argument<string?> _text = new("EXPR") { Description = "The expression. Left out: every expression of --rule.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _rule = new("--rule") { Description = "The rule whose expressions are shown, or whose params and let EXPR may use." };
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "The snapshot file. Default: the built-in demonstration account." };
    private readonly Option<string?> _resource = new("--resource") { Description = "ARN, id or name of the resource that `self` is." };
    private readonly Option<string?> _type = new("--type") { Description = "Every resource of this type in turn is `self`. With neither, an expression that reads nothing of a resource is tried on the account." };
    private readonly Option<string[]> _trusted = new("--trusted-accounts") { Description = "Account ids that count as your own, separated by commas.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("eval", "Try an expression, or a card, on resources of a snapshot, and show what each part came to.") { _text, _rule, _snapshot, _resource, _type, _trusted, _format };
        _sources.AddTo(command);
        _settings.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var format = parsed.GetValue(_format);
        RuleNames.Refuse("format", [format!], ["text", "json"]);
        var rules = _sources.Rules(parsed);
        var services = _sources.Services(parsed);
        var options = new AuditOptions { Services = services, Rules = rules, TrustedAccounts = AccountIds.Of("--trusted-accounts", parsed.GetValue(_trusted)) }.With(_settings.Load(parsed, rules, services));
        using var snapshot = parsed.GetValue(_snapshot) is { } file ? SnapshotFile.Open(file) : DemoAccount.Open(options.Services);
        var compiler = new RuleCompiler(options.Services);
        var rule = parsed.GetValue(_rule) is { } id ? compiler.Compile([RuleNames.Find(options.Rules, id)])[0] : null;
        var context = AuditPipeline.Analyse(snapshot, options);
        var resources = Chosen(parsed, context.Store, rule?.Rule);
        var trial = Trial(parsed, compiler, rule, resources);
        var results = resources.Select(r => (Resource: r, Parts: trial.Run(r, context, compiler.Types)));
        if (format == "json")
        {
            streams.Out.WriteLine(JsonSerializer.SerializeToNode(results.Select(r => EvalJson.Of(r.Resource, r.Parts)))!.ToJsonString(Indented));
            return ExitCode.Clean;
        }

        foreach (var (resource, parts) in results)
        {
            Print(resource, parts, isBrief: resources.Count > 1);
        }

        return ExitCode.Clean;
    }

    private ExpressionTrial Trial(ParseResult parsed, RuleCompiler compiler, CompiledRule? rule, IReadOnlyList<Resource> resources)
    {
        if (parsed.GetValue(_text) is not { } text)
        {
            return ExpressionTrial.OfRule(rule ?? throw new UsageException("give an expression, or --rule to see those of a card"));
        }

        var environment = rule?.Environment ?? compiler.EnvironmentOf(resources[0].Type)!;
        var (trial, warnings) = ExpressionTrial.OfText(text, environment, rule);
        foreach (var warning in warnings)
        {
            streams.Error.WriteLine(Streams.Plain(warning.ToString()));
        }

        return trial;
    }

    private IReadOnlyList<Resource> Chosen(ParseResult parsed, ResourceStore store, Rule? rule)
    {
        var given = parsed.GetValue(_type) is { } word ? TypeNames.Find(store.Catalog, word, "--type: ").Type.Name : rule?.Resource.Name;
        if (parsed.GetValue(_resource) is { } named)
        {
            return [Find(store, named, given)];
        }

        var type = new ResourceType(given ?? (IsAboutNothing(parsed.GetValue(_text)) ? Account : throw new UsageException("say what `self` is: --resource ARN, or --type AWS::SageMaker::Model for each of a type")));
        return rule is not null && rule.Resource != type
            ? throw new UsageException($"--type: {rule.Id} is about {rule.Resource}, not {type}")
            : store.Keep(type).All is { Count: > 0 } all ? all : throw new UsageException($"{Asker(parsed, rule)} the snapshot holds no {type}{Gaps(store, type)}");
    }

    /// <summary>What made the type be looked for: the option that named it, or, where none did, why it is the account.</summary>
    private string Asker(ParseResult parsed, Rule? rule) =>
        parsed.GetValue(_type) is not null ? "--type:"
        : rule is not null ? $"--rule: {rule.Id} is about {rule.Resource}, and"
        : "an expression that reads nothing of a resource is tried on the account: name a resource with --resource or --type, as";

    /// <summary>Whether an expression reads nothing of a resource, so that any will do.</summary>
    private static bool IsAboutNothing(string? text) => text is not null && !CelNames.Of(text).Intersect(OfResource, StringComparer.Ordinal).Any();

    private static Resource Find(ResourceStore store, string named, string? type)
    {
        var all = store.Types.Where(t => type is null || t.Name == type).SelectMany(store.Stream).Where(r => store.Catalog.Find(r.Type) is not null).ToArray();
        var found = all.Where(r => r.Arn == named).DefaultIfEmpty().First() is { } exact ? [exact] : all.Where(r => r.Id == named || r.Name == named).ToArray();
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException($"--resource: the snapshot holds no {type ?? "resource"} `{Streams.Plain(named)}`{(Nearest.To(named, all.Select(r => r.Name)) is { } near ? $" — did you mean `{Streams.Plain(near)}`?" : "")}"),
            _ => throw new UsageException($"--resource: `{Streams.Plain(named)}` is the name of {found.Length} resources; give {(found.DistinctBy(r => r.Type).Count() > 1 ? "--type, or an ARN" : "an ARN")}: {Streams.Plain(Arns(found))}"),
        };
    }

    private static string Arns(Resource[] found) => string.Join(", ", found.Take(MostArns).Select(r => r.Arn)) + (found.Length > MostArns ? $", and {found.Length - MostArns} more" : "");

    private static string Gaps(ResourceStore store, ResourceType type) => store.GapsOf(type) is { Count: > 0 } gaps ? $"; not all could be read: {string.Join("; ", gaps)}" : "";

    private void Print(Resource resource, IReadOnlyList<ExpressionPart> parts, bool isBrief)
    {
        streams.Out.WriteLine(Streams.Plain($"{resource.Type} {resource.Name.ReplaceLineEndings(" ")} ({resource.Region})"));
        var printer = new TracePrinter(streams.Out);
        foreach (var part in parts)
        {
            printer.Print(part.Name, isBrief ? part.Trace with { Entries = [], Truncated = false } : part.Trace);
            if (part.IsStructured)
            {
                streams.Out.WriteLine(Streams.Plain(part.Json!.ToJsonString(Indented)));
            }
        }
    }
}
