namespace PowerHour.Audit.Cli.Options;

/// <summary>Walks a folder that a user names: never out of it, never for ever.</summary>
internal static class YamlFolder
{
    private const int MaxFiles = 20_000;
    private const int MaxDepth = 16;
    private const string Extension = ".yaml";

    /// <summary>The YAML files below a folder. What begins with a dot is left out, and links to folders are not entered.</summary>
    /// <param name="folder">The folder; it is there.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="UsageException">A link leads out of the folder, a name ends in <c>.yml</c> or capitals, or there are too many files.</exception>
    public static IEnumerable<string> Files(string folder, string option)
    {
        var root = new DirectoryInfo(Path.GetFullPath(folder));
        var inside = Path.TrimEndingDirectorySeparator((root.ResolveLinkTarget(returnFinalTarget: true) ?? root).FullName) + Path.DirectorySeparatorChar;
        var count = 0;
        foreach (var file in Walk(root, 0))
        {
            if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is var target && (target is not FileInfo { Exists: true } || !target.FullName.StartsWith(inside, StringComparison.Ordinal)))
            {
                throw new UsageException($"{option}: {file.FullName} is a link that leads out of the folder, or nowhere; put the file itself there");
            }

            if (++count > MaxFiles)
            {
                throw new UsageException($"{option}: there are more than {MaxFiles} YAML files below `{folder}`; name the folder of the rules itself");
            }

            if (file.Extension != Extension)
            {
                throw new UsageException($"{option}: {Path.Combine(folder, Path.GetRelativePath(root.FullName, file.FullName))} would not be read: rename it to {Path.GetFileNameWithoutExtension(file.Name)}{Extension}");
            }

            yield return Path.Combine(folder, Path.GetRelativePath(root.FullName, file.FullName));
        }
    }

    /// <summary>Whether somebody took it for YAML; only one way of writing the end is read, so that no two files have one id.</summary>
    private static bool IsYaml(string extension) => extension.Equals(Extension, StringComparison.OrdinalIgnoreCase) || extension.Equals(".yml", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, int depth)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.')))
        {
            if (entry is FileInfo file && IsYaml(file.Extension))
            {
                yield return file;
            }
            else if (entry is DirectoryInfo { LinkTarget: null } below && depth < MaxDepth)
            {
                foreach (var deeper in Walk(below, depth + 1))
                {
                    yield return deeper;
                }
            }
        }
    }
}
