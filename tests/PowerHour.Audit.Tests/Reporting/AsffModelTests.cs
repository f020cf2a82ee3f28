using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Findings for Security Hub against botocore's own model of the call that takes them.</summary>
public sealed class AsffModelTests
{
    /// <summary>The largest finding that Security Hub takes, in bytes.</summary>
    private const int MaxBytes = 240 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Botocore_would_send_every_finding(bool hostile)
    {
        var findings = Written.Bytes(hostile ? SampleReports.Hostile() : SampleReports.Pleasant(), "asff");
        using var answer = JsonDocument.Parse(await Ask(findings));
        using var written = JsonDocument.Parse(findings);
        Assert.Equal(written.RootElement.GetArrayLength(), answer.RootElement.GetProperty("count").GetInt32());
        Assert.Empty(answer.RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetString()));
        Assert.InRange(answer.RootElement.GetProperty("largest").GetInt32(), 1, MaxBytes);
    }

    private static async Task<string> Ask(byte[] findings)
    {
        using var process = Start();
        Assert.SkipWhen(process is null, "python3 is not on PATH");
        try
        {
            await process!.StandardInput.BaseStream.WriteAsync(findings, TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read: what it said tells why.
        }

        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var answer = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen((await said).Contains("No module named 'botocore'", StringComparison.Ordinal), "botocore is not installed (pip install boto3)");
        Assert.True(process.ExitCode == 0, await said);
        return answer;
    }

    private static Process? Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [Golden.PathOf("asff.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
