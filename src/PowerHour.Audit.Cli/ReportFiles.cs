using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli;

/// <summary>Writes reports so that a failed one never replaces a good one.</summary>
internal static class ReportFiles
{
    /// <summary>Writes a report in several formats, side by side.</summary>
    /// <param name="report">The report.</param>
    /// <param name="formats">The formats.</param>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="UsageException">The folder can not be written to.</exception>
    public static IReadOnlyList<string> Write(AuditReport report, IEnumerable<ReportFormat> formats, string folder)
    {
        // Each format reads the same finished report and fills a file of its own. Two at a time: a large report fills its writers' buffers too.
        using var room = new SemaphoreSlim(2);
        var files = formats.Select(f => Task.Run(() => Write(room, Path.Combine(folder, f.FileName), output => f.Write(report, output)))).ToArray();
        Task.WaitAny(Task.WhenAll(files));
        return [.. files.Select(f => f.GetAwaiter().GetResult())];
    }

    /// <summary>Adds to the end of a file, which other steps of a pipeline may have begun.</summary>
    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="write">Writes what is added.</param>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">The place can not be written to.</exception>
    public static string Append(string path, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var output = new FileStream(path, FileMode.Append, FileAccess.Write);
            write(output);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: can not be written: {e.Message}");
        }
    }

    /// <summary>Writes one file: first beside its place, then into it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">The place can not be written to.</exception>
    public static string Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path}: is a folder; name a file");
        }

        var draft = $"{path}.part";
        try
        {
            using (var straight = Straight(path))
            {
                if (straight is not null)
                {
                    write(straight);
                    return path;
                }
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var output = File.Create(draft))
            {
                write(output);
            }

            File.Move(draft, path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: can not be written: {Cause(path, e)}");
        }
        finally
        {
            Discard(draft);
        }
    }

    /// <summary>What is there already and a file may not take the place of, opened: a device, a pipe. Null where there is none.</summary>
    private static FileStream? Straight(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            // Opened once: whoever reads a pipe takes the first end for the last.
            var there = new FileStream(path, FileMode.Open, FileAccess.Write);
            if (!there.CanSeek || Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
            {
                return there;
            }

            there.Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // a file that may not be written to can still be replaced where its folder may
        }
    }

    /// <summary>Why, in words that name what is in the way.</summary>
    private static string Cause(string path, Exception e)
    {
        var above = Path.GetDirectoryName(Path.GetFullPath(path));
        while (above is not null && !Path.Exists(above))
        {
            above = Path.GetDirectoryName(above);
        }

        return above is not null && !Directory.Exists(above) ? $"`{above}` is no folder" : e.Message;
    }

    private static string Write(SemaphoreSlim room, string path, Action<Stream> write)
    {
        room.Wait();
        try
        {
            return Write(path, write);
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>Removes a draft that did not come to its place, whatever stopped it; what stopped it is what is told.</summary>
    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is not there or may not be written to: there is no draft, and the cause is on its way.
        }
    }
}
