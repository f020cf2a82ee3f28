using System.CommandLine;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Templates of one's own for the HTML report.</summary>
internal sealed class TemplatesOption
{
    private readonly Option<string?> _templates = new("--templates") { Description = "Folder with own templates for the HTML report." };

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Options.Add(_templates);

    /// <summary>Reads the templates.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The templates; null for those that travel with the tool.</returns>
    /// <exception cref="DocumentException">A template is wrong.</exception>
    /// <exception cref="UsageException">The folder is not there.</exception>
    public ReportTemplates? Load(ParseResult parsed)
    {
        if (parsed.GetValue(_templates) is not { } folder)
        {
            return null;
        }

        FolderFiles.Require(folder, "--templates");
        return ReportTemplates.FromDirectory(folder);
    }
}
