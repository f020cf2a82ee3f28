using System.Collections.Concurrent;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Bounds how many calls run at a time per service and Region, with one <see cref="CallLimiter"/> each.</summary>
/// <param name="inner">Makes the calls.</param>
/// <param name="initial">Calls at a time to begin with.</param>
/// <param name="most">Calls at a time that are never exceeded.</param>
/// <param name="maxPages">Pages of one enumeration before it is given up.</param>
public sealed class LimitedAwsCalls(IAwsCalls inner, int initial = 16, int most = 64, int maxPages = 10_000) : IAwsCalls
{
    private readonly ConcurrentDictionary<(string Service, string Region), CallLimiter> limiters = new();

    /// <summary>The limiter of a service in a Region.</summary>
    public CallLimiter Limiter(string service, string region) => limiters.GetOrAdd((service, region), _ => new(initial, most));

    /// <inheritdoc/>
    public async Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel)
    {
        var limiter = Limiter(call.Service, call.Region);
        var ticket = await EnterAsync(limiter, call, cancel).ConfigureAwait(false);
        var throttled = false;
        try
        {
            var answer = await inner.CallAsync(call, cancel).ConfigureAwait(false);
            throttled = answer.Throttles > 0;
            return answer;
        }
        catch (AwsCallException e)
        {
            throttled = e.Throttles > 0 || e.Failure == AwsCallFailure.Throttled;
            throw;
        }
        finally
        {
            limiter.Exit(ticket, throttled);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, CancellationToken cancel) => Pager.PagesAsync(this, call, maxPages, cancel);

    private static async Task<int> EnterAsync(CallLimiter limiter, AwsCall call, CancellationToken cancel)
    {
        try
        {
            return await limiter.EnterAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new AwsCallException(call, AwsCallFailure.Cancelled, nameof(AwsCallFailure.Cancelled), $"{call} was cancelled.", e);
        }
    }
}
