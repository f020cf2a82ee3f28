using System.CommandLine;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>collect</c>: read an account into a snapshot, to be judged elsewhere.</summary>
internal sealed class CollectCommand(Streams streams)
{
    private readonly SelectionOptions _selection = new();
    private readonly CollectionOptions _collection = new();
    private readonly Option<string> _out = new("--out") { Description = "The snapshot file to write.", DefaultValueFactory = _ => "snapshot.zip" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("collect", "Read an AWS account (never write) into a snapshot file.");
        command.Options.Add(_out);
        _collection.AddTo(command);
        _selection.AddTo(command);
        command.SetAction((parsed, cancel) => streams.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var options = _selection.Load(parsed);
        var path = parsed.GetValue(_out)!;
        if (Directory.Exists(path))
        {
            throw new UsageException($"--out: `{path}` is a folder; name the snapshot file to write");
        }

        var manifest = await LiveCollection.RunAsync(_collection.Session(parsed), home => _collection.Scope(parsed, options, home), options.Services, path, streams.Progress(), cancel).ConfigureAwait(false);
        await streams.Out.WriteLineAsync($"Account {manifest.AccountId}: {manifest.Coverage.Sum(c => c.Count)} resources, {manifest.Calls} calls, {manifest.Gaps.Count(g => g.Cause != GapCause.NotCollected)} kinds of failed calls").ConfigureAwait(false);
        await streams.Out.WriteLineAsync($"Written: {path}").ConfigureAwait(false);
        return manifest.Interrupted ? ExitCode.Incomplete : ExitCode.Clean;
    }
}
