using System.CommandLine;
using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli.Options;

/// <summary>What an organisation puts on the HTML report beside its own templates.</summary>
internal sealed class BrandOptions
{
    private readonly Option<string?> _title = new("--title") { Description = "What the HTML report is called." };
    private readonly Option<string?> _logo = new("--logo") { Description = "Picture for the HTML report, put into the page: PNG, JPEG, GIF, WebP or SVG, up to 256 KB." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_title);
        command.Options.Add(_logo);
    }

    /// <summary>The title and the logo.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>What was asked for; the tool's own where nothing was.</returns>
    /// <exception cref="UsageException">The logo can not be read, is too large, or is no picture.</exception>
    public ReportBrand Load(ParseResult parsed) =>
        new(parsed.GetValue(_title) is { Length: > 0 } title ? title : ReportBrand.Own.Title, parsed.GetValue(_logo) is { } file ? LogoFile.Read(file) : "");
}
