using System.CommandLine;
using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting.Drafting;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules new</c>: a card and its tests that work as they stand, to be changed into what is meant.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleNewCommand(Streams streams)
{
    private readonly SourceOptions _sources = new();
    private readonly Argument<string> _id = new("SERVICE/NAME") { Description = "The rule's id, such as sagemaker/notebook-instance-tagged." };
    private readonly Option<string?> _resource = new("--resource", "--type") { Description = "The resource type, such as AWS::SageMaker::NotebookInstance. Default: the type of SERVICE with whose name NAME begins." };
    private readonly Option<string> _control = new("--control") { Description = "The control that it serves.", DefaultValueFactory = _ => "preparation" };
    private readonly Option<string> _out = new("--out") { Description = "Folder for the card.", DefaultValueFactory = _ => "rules-of-mine" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("new", "Write a card and its tests, valid as they stand, to begin from.") { _id, _resource, _control, _out };
        _sources.AddServicesTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var id = parsed.GetValue(_id)!;
        if (!RuleReader.IsId(id))
        {
            throw new UsageException($"`{Streams.Plain(id)}` is no rule id: use small letters, digits and dashes in SERVICE/NAME, such as sagemaker/notebook-instance-tagged");
        }

        var services = _sources.Services(parsed);
        var drafter = new RuleDrafter(services);
        RuleNames.Refuse("control", [parsed.GetValue(_control)!], RuleCatalog.Load().Controls.Select(c => c.Id));
        var type = parsed.GetValue(_resource) is { } named ? TypeNames.Find(services, named, "--resource: ") : drafter.TypeOf(id) ?? throw NoType(services, id);
        var draft = drafter.Draft(id, type, parsed.GetValue(_control)!);
        Write(parsed.GetValue(_out)!, draft, string.Concat(_sources.ServiceFolders(parsed).Select(f => $" --services {f}")));
        return ExitCode.Clean;
    }

    private static UsageException NoType(ServiceCatalog services, string id)
    {
        var service = id.Split('/')[0];
        var types = services.Types.Where(t => string.Equals(t.Type.Service, service, StringComparison.OrdinalIgnoreCase) || t.Service == service).Select(t => t.Type.Name).ToArray();
        return new UsageException(types.Length == 0
            ? $"say with --resource which type {id} is about, such as --resource AWS::SageMaker::Model"
            : $"say with --resource which type {id} is about; {service} has {string.Join(", ", types)}");
    }

    private void Write(string folder, RuleDraft draft, string services)
    {
        var files = new[] { draft.Card, draft.Tests }.Select(f => (Path: Path.Combine(folder, f.Name.Replace('/', Path.DirectorySeparatorChar)), f.Text)).ToArray();
        if (Array.Find(files, f => File.Exists(f.Path)).Path is { } there)
        {
            throw new UsageException($"{there}: is there already and is left as it is; choose another name or --out");
        }

        foreach (var (path, text) in files)
        {
            streams.Out.WriteLine($"Written: {ReportFiles.Write(path, output => output.Write(Encoding.UTF8.GetBytes(text)))}");
        }

        streams.Out.WriteLine($"Next: change what it requires, then `powerhour rules lint {folder}{services}`, which points at the sentences that are still the draft's, and `powerhour rules test {folder}{services}`");
    }
}
