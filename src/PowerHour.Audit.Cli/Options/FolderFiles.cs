using System.CommandLine;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Reads a user's YAML files.</summary>
internal static class FolderFiles
{
    /// <summary>The argument that names a folder of cards; left out, the built-in rules.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string?> OfCards() => new("DIR") { Description = "Folder with cards and their tests. Default: the built-in rules.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Refuses a folder that is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <exception cref="UsageException">The folder is not there.</exception>
    public static void Require(string folder, string option)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException(File.Exists(folder) ? $"{option}: `{folder}` is a file; name a folder" : $"{option}: there is no folder `{folder}`");
        }
    }

    /// <summary>The rules of a folder.</summary>
    /// <param name="folder">The folder; null for the built-in rules.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <returns>Cards, tests, and the pages around them.</returns>
    /// <exception cref="UsageException">The folder is not there, or a file can not be read.</exception>
    public static RuleFolder Rules(string? folder, string option) => folder is null ? RuleFolder.BuiltIn() : RuleFolder.Of(Read(folder, option));

    /// <summary>A problem with its file named from where the user stands, so that an editor can jump to it.</summary>
    /// <param name="folder">The folder that the file was read from; null for built-in files.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The problem.</returns>
    public static DocumentProblem Placed(string? folder, DocumentProblem problem) =>
        folder is null ? problem : problem with { File = Path.Combine(folder, problem.File).Replace('\\', '/') };

    /// <summary>Every YAML file below a folder, named by its path within it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <returns>The files, sorted.</returns>
    /// <exception cref="UsageException">The folder is not there or holds none, which would pass for health, or a file can not be read.</exception>
    public static IReadOnlyList<SourceFile> Read(string folder, string option)
    {
        Require(folder, option);
        var files = Guarded(option, () => YamlFolder.Files(folder, option).Order(StringComparer.Ordinal)
            .Select(f => Open(f, Path.GetRelativePath(folder, f).Replace('\\', '/'))).ToArray());
        return files.Length > 0 ? files : throw new UsageException($"{option}: there is no file NAME.yaml below `{folder}`");
    }

    /// <summary>One file, named as the person named it.</summary>
    /// <param name="file">The file; it is there.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">The file can not be read.</exception>
    public static SourceFile ReadOne(string file, string option) => Guarded(option, () => RegularFile.Is(file) ? Open(file, file.Replace('\\', '/')) : throw GivenFile.NotRegular(file, $"{option}: "));

    private static SourceFile Open(string path, string name) =>
        !RegularFile.Is(path) ? throw GivenFile.NotRegular(path, "")
        : new FileInfo(path).Length > SourceFile.MaxLength ? throw new UsageException($"{path}: the file is larger than {SourceFile.MaxLength} bytes; files of this kind are small")
        : new SourceFile(name, File.ReadAllText(path));

    private static T Guarded<T>(string option, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: {e.Message}");
        }
    }
}
