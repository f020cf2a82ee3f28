using System.Runtime.CompilerServices;
using PowerHour.Audit.Aws.Calls;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Counts calls: each request that AWS answered or refused, a page being one.</summary>
/// <param name="inner">Makes the calls.</param>
internal sealed class CountingAwsCalls(IAwsCalls inner) : IAwsCalls
{
    private int _count;

    /// <summary>How many calls were made.</summary>
    public int Count => _count;

    /// <inheritdoc/>
    public Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel)
    {
        Interlocked.Increment(ref _count);
        return inner.CallAsync(call, cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var pages = inner.PagesAsync(call, cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            var before = Interlocked.Increment(ref _count);
            if (!await pages.MoveNextAsync().ConfigureAwait(false))
            {
                Interlocked.Decrement(ref _count);
                yield break;
            }

            yield return pages.Current;
        }
    }
}
