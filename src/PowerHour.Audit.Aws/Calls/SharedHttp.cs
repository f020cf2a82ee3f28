using System.Net;
using Amazon.Runtime;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>The one HTTP handler that all clients of a session share.</summary>
internal sealed class SharedHttp : HttpClientFactory, IDisposable
{
    private readonly HttpMessageHandler handler;

    /// <summary>Builds the chain of handlers for a session.</summary>
    public SharedHttp(AwsSessionOptions options)
    {
        HttpMessageHandler sockets = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.MaxConnectionsPerServer,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            EnableMultipleHttp2Connections = true,
        };
        if (options.Proxy is { } proxy)
        {
            ((SocketsHttpHandler)sockets).Proxy = new WebProxy(proxy) { BypassProxyOnLocal = false };
        }

        handler = new AttemptHandler(options.WrapHandler?.Invoke(sockets) ?? sockets, options.AttemptTimeout);
    }

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public void Dispose() => handler.Dispose();
}
