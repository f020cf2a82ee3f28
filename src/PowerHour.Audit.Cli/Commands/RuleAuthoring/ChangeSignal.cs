using System.Threading.Channels;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>Turns many changes that come close together into one.</summary>
/// <param name="quiet">Waits as long as must pass without a change; an editor saves in several steps.</param>
internal sealed class ChangeSignal(Func<CancellationToken, Task> quiet)
{
    /// <summary>Most waits in a row: where changes never cease, it goes on all the same.</summary>
    public const int MostWaits = 40;

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something changed, or may have.</summary>
    public void Changed() => _changes.Writer.TryWrite(true);

    /// <summary>Says that changes can not be seen any longer.</summary>
    /// <param name="reason">Why.</param>
    public void End(UsageException reason) => _changes.Writer.TryComplete(reason);

    /// <summary>Waits for the next change, and until it is quiet again.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>A task that ends after the change.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    /// <exception cref="UsageException">Changes can not be seen any longer.</exception>
    public async Task NextAsync(CancellationToken cancel)
    {
        if (!await _changes.Reader.WaitToReadAsync(cancel).ConfigureAwait(false))
        {
            return;
        }

        for (var waits = 0; waits < MostWaits && _changes.Reader.TryRead(out _); waits++)
        {
            await quiet(cancel).ConfigureAwait(false);
        }
    }
}
