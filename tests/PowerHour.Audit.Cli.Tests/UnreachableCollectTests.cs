using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary><c>collect</c> where the endpoint does not answer. A class of its own: the retries take their time beside the other tests.</summary>
public sealed class UnreachableCollectTests
{
    [Fact]
    public async Task Ends_with_3_and_one_clear_message()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("collect", "--endpoint-url", "http://127.0.0.1:1", "--out", folder.File("out"));
        Assert.True(ran.Code == 3, $"exit code {ran.Code}\n{ran.Out}\n{ran.Error}");
        Assert.NotEmpty(ran.Error);
        ran.HasNoStackTrace();
    }
}
