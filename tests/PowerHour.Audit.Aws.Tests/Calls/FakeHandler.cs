using System.Collections.Concurrent;

namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>Answers instead of the sockets: for calls to real AWS names, which must never leave the machine.</summary>
internal sealed class FakeHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public ConcurrentQueue<HttpRequestMessage> Requests { get; } = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return Task.FromResult(answer(request));
    }
}
