using System.Threading.Channels;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>Tells when a YAML file below some folders was changed.</summary>
internal sealed class FolderWatch : IDisposable
{
    /// <summary>Editors write a file in several steps; they are one change.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher[] _watchers;

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders; each must be there.</param>
    public FolderWatch(IEnumerable<string> folders) => _watchers = [.. folders.Select(Watch)];

    /// <summary>Waits for the next change.</summary>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>Done when something changed and a moment of quiet followed.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public async Task NextAsync(CancellationToken cancel)
    {
        await _changes.Reader.ReadAsync(cancel).ConfigureAwait(false);
        do
        {
            await Task.Delay(Quiet, cancel).ConfigureAwait(false);
        }
        while (_changes.Reader.TryRead(out _));
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_watchers, w => w.Dispose());

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder, "*.yaml") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => _changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => _changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => _changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => _changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
