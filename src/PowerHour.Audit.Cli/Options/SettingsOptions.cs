using System.CommandLine;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;

namespace PowerHour.Audit.Cli.Options;

/// <summary>The organisation's settings file.</summary>
internal sealed class SettingsOptions
{
    /// <summary>The file that is read where it lies in the working directory and no other is named.</summary>
    public const string DefaultFile = "powerhour.yaml";

    private readonly Option<string?> _config = new("--config") { Description = $"The organisation's settings: severities, parameters, disabled rules, trusted accounts. Default: {DefaultFile} here, where there is one." };

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Options.Add(_config);

    /// <summary>The folder in which the settings file lies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The folder; empty for the working directory.</returns>
    public string Folder(ParseResult parsed) => Path.GetDirectoryName(parsed.GetValue(_config) ?? DefaultFile) ?? "";

    /// <summary>Reads the settings.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rules">The rules that they may name.</param>
    /// <param name="services">The resource types that the rules may be about.</param>
    /// <returns>The settings; none where there is no file.</returns>
    /// <exception cref="DocumentException">The file is wrong, or gives a parameter a value that its card can not use.</exception>
    /// <exception cref="UsageException">The file that was named is not there or can not be read.</exception>
    public OrganizationSettings Load(ParseResult parsed, RuleCatalog rules, ServiceCatalog services)
    {
        var named = parsed.GetValue(_config);
        var file = named ?? DefaultFile;
        if (!File.Exists(file))
        {
            return named is null ? OrganizationSettings.None : throw GivenFile.Missing(file, "--config: ");
        }

        var settings = OrganizationSettingsReader.Read(FolderFiles.ReadOne(file, "--config"), rules);
        new OverrideFit(services).Refuse(settings, rules);
        return settings;
    }
}
