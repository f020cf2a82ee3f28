using System.Diagnostics;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Pipes that lie where files are expected.</summary>
internal static class Pipe
{
    /// <summary>Makes one; the test is skipped where there are none.</summary>
    /// <param name="path">Where.</param>
    /// <returns>A task that ends when it is there.</returns>
    public static async Task MakeAsync(string path)
    {
        Assert.SkipWhen(ChildProcess.Find("mkfifo") is null, "there is no program `mkfifo` on PATH");
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
