using PowerHour.Audit.Cli.Commands.RuleAuthoring;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>What <c>rules test --watch</c> waits for, with the quiet time and the faults given by the test: nothing here depends on a clock.</summary>
public sealed class FolderWatchTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_changes_at_once_are_one()
    {
        var signal = new ChangeSignal(_ => Task.CompletedTask);
        for (var i = 0; i < 100; i++)
        {
            signal.Changed();
        }

        await signal.NextAsync(Cancel);
        Assert.False(signal.NextAsync(Cancel).IsCompleted);
    }

    [Fact]
    public async Task A_change_in_the_quiet_time_makes_it_begin_anew()
    {
        var waits = 0;
        ChangeSignal? signal = null;
        signal = new ChangeSignal(_ =>
        {
            if (++waits < 3)
            {
                signal!.Changed();
            }

            return Task.CompletedTask;
        });
        signal.Changed();
        await signal.NextAsync(Cancel);
        Assert.Equal(3, waits);
    }

    [Fact]
    public async Task Changes_that_never_cease_do_not_hold_it_up_for_ever()
    {
        var waits = 0;
        ChangeSignal? signal = null;
        signal = new ChangeSignal(_ =>
        {
            waits++;
            signal!.Changed();
            return Task.CompletedTask;
        });
        signal.Changed();
        await signal.NextAsync(Cancel);
        Assert.Equal(ChangeSignal.MostWaits, waits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_can_be_ended_while_it_waits_and_while_it_is_quiet(bool changed)
    {
        using var stop = new CancellationTokenSource();
        var signal = new ChangeSignal(async c =>
        {
            await stop.CancelAsync();
            c.ThrowIfCancellationRequested();
        });
        if (changed)
        {
            signal.Changed();
        }

        var next = signal.NextAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Changes_that_the_system_lost_count_as_a_change()
    {
        using var folder = new TemporaryFolder();
        using var watcher = new FileSystemWatcher(folder.Path);
        var signal = new ChangeSignal(_ => Task.CompletedTask);
        using var watch = new FolderWatch([], signal);
        watch.Lost(watcher);
        await signal.NextAsync(Cancel);
        Assert.True(watcher.EnableRaisingEvents);
    }

    [Fact]
    public async Task A_folder_that_is_gone_ends_the_watch_with_a_clear_word_after_a_last_run()
    {
        var folder = new TemporaryFolder();
        using var watcher = new FileSystemWatcher(folder.Path);
        folder.Dispose();
        var signal = new ChangeSignal(_ => Task.CompletedTask);
        using var watch = new FolderWatch([], signal);
        watch.Lost(watcher);
        await signal.NextAsync(Cancel);
        var end = await Assert.ThrowsAsync<UsageException>(() => signal.NextAsync(Cancel));
        Assert.Contains("there is no folder", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_can_not_be_watched_is_a_mistake_and_no_stack_trace() =>
        Assert.Contains("can not be watched", Assert.Throws<UsageException>(() => new FolderWatch([Path.Combine(Path.GetTempPath(), "powerhour-there-is-no-such-folder")], new ChangeSignal(_ => Task.CompletedTask))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_built_in_rules_can_not_be_watched() =>
        (await Ran.Of("rules", "test", "--watch")).IsMistake("say which folder");
}
