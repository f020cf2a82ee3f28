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
    private readonly Option<string[]> _rules = new("--rules") { Description = "Folder with further rule cards; a card with a built-in id replaces it. May be repeated; an id may be in one folder only." };
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
    /// <exception cref="UsageException">A folder is not there, or two have a card with the same id.</exception>
    public RuleCatalog Rules(ParseResult parsed)
    {
        var named = (parsed.GetValue(_rules) ?? []).DistinctBy(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f)), StringComparer.Ordinal).ToArray();
        var folders = named.Select(f => RuleFolder.Of(FolderFiles.Read(f, "--rules"))).ToArray();
        RefuseTwice(named.Zip(folders));
        return RuleCatalog.Load(folders.SelectMany(f => f.Cards.Values), DefinitionSet.BuiltIn.With(folders.SelectMany(f => f.Definitions)));
    }

    /// <summary>One of two cards with an id would judge in the place of the other, and nobody would notice.</summary>
    private static void RefuseTwice(IEnumerable<(string Name, RuleFolder Folder)> folders)
    {
        var twice = folders.SelectMany(f => f.Folder.Cards.Select(c => (Id: c.Key, File: Path.Combine(f.Name, c.Value.Name).Replace('\\', '/')))).GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).ToArray();
        if (twice.Length > 0)
        {
            throw new UsageException(string.Join('\n', twice.Select(t => $"--rules: the card {t.Key} is there {t.Count()} times: {string.Join(" and ", t.Select(c => c.File))}; remove or rename one")));
        }
    }
}
