namespace PowerHour.Audit.Aws.Calls;

/// <summary>How many calls may run at a time against one service in one Region: halved when throttled, one more after each full round without.</summary>
/// <remarks>
/// Calls that were already running when the limit was halved were sent under the old limit; when they are throttled too,
/// that is the same event and does not halve again. A call that the SDK retries keeps its place while it backs off, so a
/// service that throttles gets no new calls meanwhile. There is no clock: the limiter is driven by answers only.
/// </remarks>
public sealed class CallLimiter
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource<int>> waiting = new();
    private readonly int most;
    private int running;
    private int epoch;
    private int calm;

    /// <summary>Creates a limiter.</summary>
    /// <param name="initial">Calls at a time to begin with.</param>
    /// <param name="most">Calls at a time that are never exceeded.</param>
    public CallLimiter(int initial = 16, int most = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initial, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, initial);
        (Limit, this.most) = (initial, most);
    }

    /// <summary>Calls that may run at a time now; at least 1.</summary>
    public int Limit { get; private set; }

    /// <summary>Waits for a place, first come first served, and returns a ticket for <see cref="Exit"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up waiting.</exception>
    public async Task<int> EnterAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<int>> place;
        lock (gate)
        {
            if (running < Limit && waiting.Count == 0)
            {
                running++;
                return epoch;
            }

            place = waiting.AddLast(new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using (cancel.Register(() => GiveUp(place, cancel)).ConfigureAwait(false))
        {
            return await place.Value.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="ticket">What <see cref="EnterAsync"/> returned.</param>
    /// <param name="throttled">Whether any attempt of the call was throttled.</param>
    public void Exit(int ticket, bool throttled)
    {
        lock (gate)
        {
            running--;
            if (throttled)
            {
                Halve(ticket);
            }
            else if (++calm >= Limit)
            {
                (Limit, calm) = (Math.Min(most, Limit + 1), 0);
            }

            Admit();
        }
    }

    private void Halve(int ticket)
    {
        calm = 0;
        if (ticket == epoch)
        {
            (Limit, epoch) = (Math.Max(1, Limit / 2), epoch + 1);
        }
    }

    private void Admit()
    {
        while (running < Limit && waiting.First is { } first)
        {
            waiting.RemoveFirst();
            running++;
            first.Value.SetResult(epoch);
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<int>> place, CancellationToken cancel)
    {
        lock (gate)
        {
            if (place.List is not null)
            {
                waiting.Remove(place);
                place.Value.SetCanceled(cancel);
            }
        }
    }
}
