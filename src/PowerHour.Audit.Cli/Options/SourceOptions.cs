using System.CommandLine;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Definitions;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Where cards and descriptor pages of one's own lie.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string[]> _rules = new("--rules") { Description = "Folder with further rule cards; a card with a built-in id replaces it. May be repeated." };
    private readonly Option<string[]> _services = new("--services") { Description = "Folder with further descriptor pages. May be repeated." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_rules);
        AddServicesTo(command);
    }

    /// <summary>Adds only <c>--services</c>, to a command that names its folder of cards otherwise.</summary>
    /// <param name="command">The command.</param>
    public void AddServicesTo(Command command) => command.Options.Add(_services);

    /// <summary>What is known of AWS.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The built-in pages and the user's.</returns>
    /// <exception cref="DocumentException">A page is wrong.</exception>
    /// <exception cref="UsageException">A folder is not there.</exception>
    public ServiceCatalog Services(ParseResult parsed) => Services(parsed, ServiceCatalog.BuiltIn());

    /// <summary>What is known of AWS.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="builtIn">The built-in pages.</param>
    /// <returns>These and the user's.</returns>
    /// <exception cref="DocumentException">A page is wrong.</exception>
    /// <exception cref="UsageException">A folder is not there.</exception>
    public ServiceCatalog Services(ParseResult parsed, ServiceCatalog builtIn) => 
        builtIn.With(ServiceFolders(parsed).SelectMany(f => FolderFiles.Read(f, "--services").Select(p => p with { Place = Path.Combine(f, p.Name).Replace('\\', '/') })));

    /// <summary>The folders of descriptor pages.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The folders as they were named.</returns>
    public IReadOnlyList<string> ServiceFolders(ParseResult parsed) => parsed.GetValue(_services) ?? [];

    /// <summary>The rules.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The built-in rules and the user's.</returns>
    /// <exception cref="DocumentException">A card is wrong.</exception>
    /// <exception cref="UsageException">A folder is not there.</exception>
    public RuleCatalog Rules(ParseResult parsed)
    {
        var folders = (parsed.GetValue(_rules) ?? []).Select(f => RuleFolder.Of(FolderFiles.Read(f, "--rules"))).ToArray();
        return RuleCatalog.Load(folders.SelectMany(f => f.Cards.Values), DefinitionSet.BuiltIn.With(folders.SelectMany(f => f.Definitions)));
    }
}
