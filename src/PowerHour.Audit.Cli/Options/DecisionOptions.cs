using System.CommandLine;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings.Attestations;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Options;

/// <summary>What people decided beside the rules, and the file in which each kind stands.</summary>
internal sealed class DecisionOptions
{
    /// <summary>The file of suppressions that is read where it lies beside the settings.</summary>
    public const string SuppressionsFile = "powerhour.suppressions.yaml";

    private readonly DecisionFile _suppressions = new(new("--suppressions") { Description = $"Recorded decisions not to act on failures. Default: {SuppressionsFile} beside the settings, where there is one." }, SuppressionsFile);

    /// <summary>The file of attestations that is read where it lies beside the settings.</summary>
    public const string AttestationsFile = "powerhour.attestations.yaml";

    private readonly DecisionFile _attestations = new(new("--attestations") { Description = $"Somebody's word for what no interface shows. Default: {AttestationsFile} beside the settings, where there is one." }, AttestationsFile);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        AddSuppressionsTo(command);
        command.Options.Add(_attestations.Option);
    }

    /// <summary>Adds only the option that names the file of suppressions.</summary>
    /// <param name="command">The command.</param>
    public void AddSuppressionsTo(Command command) => command.Options.Add(_suppressions.Option);

    /// <summary>Where suppressions stand, whether or not there are any.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder of the settings file.</param>
    /// <returns>The path.</returns>
    public string SuppressionsPath(ParseResult parsed, string folder) => _suppressions.Path(parsed, folder);

    /// <summary>Reads the decisions.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options of the judgement so far.</param>
    /// <param name="known">The rules that a decision may name: all, also where fewer judge.</param>
    /// <param name="folder">The folder of the settings file.</param>
    /// <returns>The options with what was decided.</returns>
    /// <exception cref="DocumentException">A file is wrong.</exception>
    /// <exception cref="UsageException">A file that was named is not there or can not be read.</exception>
    public AuditOptions Load(ParseResult parsed, AuditOptions options, RuleCatalog known, string folder) => options with
    {
        Suppressions = _suppressions.Read(parsed, folder) is { } file ? SuppressionReader.Read(file, known) : SuppressionList.None,
        Attestations = _attestations.Read(parsed, folder) is { } words ? AttestationReader.Read(words, known.Advisories) : AttestationList.None,
    };
}
