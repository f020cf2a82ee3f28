namespace PowerHour.Audit.Aws.Calls;

/// <summary>Reads the whole answer of one attempt within its time.</summary>
/// <remarks>
/// The SDK's own timeout ends with the headers and it reads bodies on a blocked thread: a body that stalls would hold
/// both for ever.
/// </remarks>
internal sealed class AttemptHandler(HttpMessageHandler inner, TimeSpan timeout) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(limit.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new TimeoutException($"No whole answer within {timeout.TotalSeconds:0.#} s.", e);
        }
        catch (HttpRequestException)
        {
            response?.Dispose();
            throw;
        }
    }
}
