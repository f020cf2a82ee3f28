using PowerHour.Audit.Aws.Calls;

namespace PowerHour.Audit.Aws.Tests.Calls;

internal static class Outcome
{
    /// <summary>For tests that look at the request only.</summary>
    public static async Task FailOrAnswerAsync(this IAwsCalls calls, string operation, string region)
    {
        try
        {
            await calls.AskAsync(operation, region: region);
        }
        catch (AwsCallException e) when (e.Failure == AwsCallFailure.Malformed)
        {
        }
    }
}
