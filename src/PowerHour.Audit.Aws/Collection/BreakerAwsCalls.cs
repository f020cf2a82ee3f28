using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PowerHour.Audit.Aws.Calls;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Stops asking what is certain to fail again, so that a dead network, ended credentials or a denied call can not make a scan endless.</summary>
/// <remarks>A call that is not tried fails with the cause of those that were: it is as unread as they are, and reports say so.</remarks>
/// <param name="inner">Makes the calls.</param>
public sealed class BreakerAwsCalls(IAwsCalls inner) : IAwsCalls
{
    private readonly ConcurrentDictionary<string, Streak> _streaks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel)
    {
        Guard(call);
        try
        {
            var answer = await inner.CallAsync(call, cancel).ConfigureAwait(false);
            Succeeded(call);
            return answer;
        }
        catch (AwsCallException e)
        {
            Failed(e);
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, [EnumeratorCancellation] CancellationToken cancel)
    {
        Guard(call);
        await using var pages = inner.PagesAsync(call, cancel).GetAsyncEnumerator(cancel);
        while (await NextAsync(pages, call).ConfigureAwait(false))
        {
            yield return pages.Current;
        }
    }

    private static int Limit(AwsCallFailure failure) => failure switch
    {
        AwsCallFailure.ExpiredToken or AwsCallFailure.InvalidCredentials => 1,
        AwsCallFailure.UnsupportedInRegion or AwsCallFailure.NotImplemented => 2,
        AwsCallFailure.Network or AwsCallFailure.Timeout or AwsCallFailure.Throttled or AwsCallFailure.ServerError or AwsCallFailure.Malformed => 3,
        AwsCallFailure.AccessDenied or AwsCallFailure.DeniedByBoundary or AwsCallFailure.DeniedBySessionPolicy or AwsCallFailure.DeniedByEndpointPolicy
            or AwsCallFailure.DeniedByScp or AwsCallFailure.DeniedByRcp => 25,
        _ => int.MaxValue,
    };

    /// <summary>How far a failure reaches: ended credentials everywhere, a dead network one service in one region, the rest one operation there.</summary>
    private static string Reach(AwsCallFailure failure, AwsCall call) => failure switch
    {
        AwsCallFailure.ExpiredToken or AwsCallFailure.InvalidCredentials => "",
        AwsCallFailure.Network or AwsCallFailure.Timeout or AwsCallFailure.UnsupportedInRegion => Service(call),
        _ => Operation(call),
    };

    private static string Service(AwsCall call) => $"{call.Service} {call.Region}";

    private static string Operation(AwsCall call) => $"{call.FullName} {call.Region}";

    private async Task<bool> NextAsync(IAsyncEnumerator<AwsAnswer> pages, AwsCall call)
    {
        try
        {
            var more = await pages.MoveNextAsync().ConfigureAwait(false);
            Succeeded(call);
            return more;
        }
        catch (AwsCallException e)
        {
            Failed(e);
            throw;
        }
    }

    private void Guard(AwsCall call)
    {
        foreach (var reach in (ReadOnlySpan<string>)["", Service(call), Operation(call)])
        {
            if (_streaks.TryGetValue(reach, out var streak) && streak is { First: { } first } && streak.Count >= Limit(first.Failure))
            {
                throw new AwsCallException(call, first.Failure, first.Code, $"not tried: {streak.Count} calls before it failed alike ({first.Message})", first);
            }
        }
    }

    private void Succeeded(AwsCall call)
    {
        _streaks.TryRemove(Service(call), out _);
        _streaks.TryRemove(Operation(call), out _);
    }

    private void Failed(AwsCallException failure)
    {
        if (Limit(failure.Failure) < int.MaxValue)
        {
            _streaks.AddOrUpdate(Reach(failure.Failure, failure.Call), _ => new Streak(failure, 1), (_, s) => s.First.Failure == failure.Failure ? s with { Count = s.Count + 1 } : new Streak(failure, 1));
        }
    }

    private sealed record Streak(AwsCallException First, int Count);
}
