using System.Text.Json.Nodes;
using Amazon.Runtime;
using PowerHour.Audit.Aws.Calls;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>Sessions and calls for tests.</summary>
internal static class Sessions
{
    public const string Secret = "test-secret";

    public static AwsSessionOptions Options { get; } = new()
    {
        Credentials = new SessionAWSCredentials("AKIATEST", Secret, "test-token"),
        MaxRetries = 0,
        Clock = new FixedClock(),
    };

    public static AwsSession To(LoopbackServer server, Func<AwsSessionOptions, AwsSessionOptions>? change = null)
    {
        var options = Options with { EndpointUrl = server.Url };
        return new(change?.Invoke(options) ?? options);
    }

    public static AwsCall Call(string fullName, string input = "{}", string region = "eu-west-1") =>
        fullName.Split(':') is [var service, var operation] ? new(service, region, operation, (JsonObject)JsonNode.Parse(input)!) : throw new ArgumentException("service:Operation", nameof(fullName));

    public static Task<AwsAnswer> AskAsync(this IAwsCalls calls, string fullName, string input = "{}", string region = "eu-west-1") =>
        calls.CallAsync(Call(fullName, input, region), TestContext.Current.CancellationToken);

    public static Task<AwsCallException> FailAsync(this IAwsCalls calls, string fullName, string input = "{}", string region = "eu-west-1") =>
        Assert.ThrowsAsync<AwsCallException>(() => calls.AskAsync(fullName, input, region));
}
