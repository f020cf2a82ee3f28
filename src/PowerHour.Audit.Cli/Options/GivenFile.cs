using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Options;

/// <summary>A file that a person named.</summary>
internal static class GivenFile
{
    /// <summary>What is said where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">What the message begins with; empty for nothing.</param>
    /// <returns>The mistake.</returns>
    public static UsageException Missing(string path, string before) => new(Directory.Exists(path) ? $"{before}`{path}` is a folder; name a file" : $"{before}there is no file `{path}`");

    /// <summary>What is said of a pipe, a device or a socket, which is never opened.</summary>
    /// <param name="path">What was named.</param>
    /// <param name="before">What the message begins with; empty for nothing.</param>
    /// <returns>The mistake.</returns>
    public static UsageException NotRegular(string path, string before) => new($"{before}`{path}` is not a regular file; save what it gives in a file and name that");

    /// <summary>Reads the whole of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">How long it may be.</param>
    /// <param name="before">What a message about it begins with; empty for none.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="UsageException">It is not there, is a folder, a pipe or a device, is too long or can not be read.</exception>
    public static byte[] Read(string path, long maxBytes, string before)
    {
        try
        {
            return !File.Exists(path) ? throw Missing(path, before)
                : !RegularFile.Is(path) ? throw NotRegular(path, before)
                : new FileInfo(path).Length is var length && length > maxBytes ? throw new UsageException($"{before}`{path}` has {length} bytes, which are too many; expected at most {maxBytes}")
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{before}`{path}` can not be read: {e.Message}");
        }
    }
}
