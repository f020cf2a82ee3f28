using System.Formats.Tar;

namespace PowerHour.Audit.Inventory;

/// <summary>Tells files from pipes, devices and sockets without opening them: whoever opens a pipe waits until somebody writes into it, and a device may have no end.</summary>
public static class RegularFile
{
    private const int RoomForHeader = 1 << 16;

    /// <summary>Whether a file is one that has a beginning and an end.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <returns>False for a pipe, a device or a socket; true where there is nothing, which opening tells.</returns>
    /// <exception cref="IOException">It can not be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static bool Is(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

        // What has a length is a file; what has none may be an empty one.
        return !target.Exists || target.Length > 0 || IsEntryOfFile(target.FullName);
    }

    /// <remarks>The library says what kind of thing lies at a path only to those who pack it.</remarks>
    private static bool IsEntryOfFile(string path)
    {
        using var packed = new MemoryStream(new byte[RoomForHeader]);
        try
        {
            using var writer = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (NotSupportedException)
        {
            // More than fits: it has contents, whatever its length says.
        }

        packed.Position = 0;
        using var reader = new TarReader(packed);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile;
    }
}
