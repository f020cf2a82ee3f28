using System.CommandLine;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Reads a user's YAML files.</summary>
internal static class FolderFiles
{
    /// <summary>The argument that names a folder of cards; left out, <c>rules</c> here.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string> OfCards() => new("DIR") { Description = "Folder with cards and their tests.", DefaultValueFactory = _ => "rules" };

    /// <summary>Refuses a folder that is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <exception cref="UsageException">The folder is not there.</exception>
    public static void Require(string folder, string option)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{option}: there is no folder `{folder}`");
        }
    }

    /// <summary>Every YAML file below a folder, named by its path within it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <returns>The files, sorted.</returns>
    /// <exception cref="UsageException">The folder is not there, or a file can not be read.</exception>
    public static IReadOnlyList<SourceFile> Read(string folder, string option)
    {
        Require(folder, option);
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(f => new FileInfo(f).Length > SourceFile.MaxLength
                    ? throw new UsageException($"{f}: the file is larger than {SourceFile.MaxLength} bytes; rule cards are small")
                    : new SourceFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: {e.Message}");
        }
    }
}
