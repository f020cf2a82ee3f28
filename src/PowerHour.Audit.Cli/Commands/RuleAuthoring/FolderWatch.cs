using PowerHour.Audit.Cli.Options;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>Sees when a YAML file below some folders changes. The system tells; nothing is polled.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly ChangeSignal _signal;
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders; they are there.</param>
    /// <param name="signal">Told of each change.</param>
    /// <exception cref="UsageException">The system has no watch left, or does not let the folder be watched.</exception>
    public FolderWatch(IEnumerable<string> folders, ChangeSignal signal)
    {
        _signal = signal;
        foreach (var folder in folders)
        {
            Guarded(folder, () => _watchers.Add(Watch(folder)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watchers.ForEach(w => w.Dispose());

    /// <summary>Goes on after the system lost changes: all may have changed, and the watch begins anew.</summary>
    /// <param name="watcher">The watch that lost them.</param>
    internal void Lost(FileSystemWatcher watcher)
    {
        _signal.Changed();
        try
        {
            Guarded(watcher.Path, () =>
            {
                FolderFiles.Require(watcher.Path, "--watch");
                watcher.EnableRaisingEvents = false;
                watcher.EnableRaisingEvents = true;
            });
        }
        catch (UsageException e)
        {
            _signal.End(e);
        }
    }

    private static void Guarded(string folder, Action watch)
    {
        try
        {
            watch();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--watch: `{folder}` can not be watched: {e.Message}");
        }
    }

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder, "*.yaml") { IncludeSubdirectories = true, Filters = { "*.yml" } };
        watcher.Changed += (_, _) => _signal.Changed();
        watcher.Created += (_, _) => _signal.Changed();
        watcher.Deleted += (_, _) => _signal.Changed();
        watcher.Renamed += (_, _) => _signal.Changed();
        watcher.Error += (_, _) => Lost(watcher);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
