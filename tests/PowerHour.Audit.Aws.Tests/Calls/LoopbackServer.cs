using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>A small HTTP server on 127.0.0.1 that answers with a function and keeps what it was asked.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<ServerRequest, ServerAnswer> answer;

    public LoopbackServer(Func<ServerRequest, ServerAnswer> answer)
    {
        this.answer = answer;
        for (var attempt = 0; ; attempt++)
        {
            var port = FreePort();
            Url = new Uri($"http://127.0.0.1:{port}");
            listener.Prefixes.Clear();
            listener.Prefixes.Add($"http://*:{port}/");
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 20)
            {
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    public ConcurrentQueue<ServerRequest> Requests { get; } = new();

    public ServerRequest Last => Requests.Last();

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => HandleAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var request = new ServerRequest(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers.AllKeys.ToDictionary(k => k!, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase), body.ToArray());
            Requests.Enqueue(request);
            var given = answer(request);
            await Task.Delay(given.Delay);
            context.Response.StatusCode = given.Status;
            foreach (var (name, value) in given.Headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentLength64 = given.Body.Length + given.MissingBytes;
            await context.Response.OutputStream.WriteAsync(given.Body);
            if (given.MissingBytes > 0)
            {
                await context.Response.OutputStream.FlushAsync();
                await Task.Delay(given.Stall);
                context.Response.Abort();
                return;
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The client went away, which some tests want.
        }
    }
}
