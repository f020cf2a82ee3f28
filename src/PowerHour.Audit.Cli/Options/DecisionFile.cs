using System.CommandLine;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Cli.Options;

/// <summary>A file of decisions that lies beside the settings, unless it is named.</summary>
/// <param name="option">The option that names it.</param>
/// <param name="defaultName">The name under which it is looked for.</param>
internal sealed class DecisionFile(Option<string?> option, string defaultName)
{
    /// <summary>The option.</summary>
    public Option<string?> Option => option;

    /// <summary>Where the file is, whether or not there is one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder of the settings file; empty for the working directory.</param>
    /// <returns>The path.</returns>
    public string Path(ParseResult parsed, string folder) => parsed.GetValue(option) ?? System.IO.Path.Combine(folder, defaultName);

    /// <summary>Reads the file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder of the settings file; empty for the working directory.</param>
    /// <returns>The file; null where none is named and none lies there.</returns>
    /// <exception cref="UsageException">The file that was named is not there or can not be read.</exception>
    public SourceFile? Read(ParseResult parsed, string folder)
    {
        var path = Path(parsed, folder);
        return File.Exists(path) ? FolderFiles.ReadOne(path, option.Name)
            : parsed.GetValue(option) is null ? null
            : throw GivenFile.Missing(path, $"{option.Name}: ");
    }
}
