using System.Text;

namespace PowerHour.Audit.Aws.Tests.Calls;

internal sealed record ServerAnswer(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase) { ["x-amzn-RequestId"] = "req-1" };

    public TimeSpan Delay { get; init; }

    /// <summary>Bytes promised in Content-Length and never sent.</summary>
    public int MissingBytes { get; init; }

    public TimeSpan Stall { get; init; }

    public static ServerAnswer Of(string text, int status = 200) => new(status, Encoding.UTF8.GetBytes(text));
}
