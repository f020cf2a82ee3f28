using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>A scan that is stopped in the middle, by a person or by a pipeline, keeps what was read, judges it and says that it was stopped.</summary>
public sealed class StopTests
{
    private const string Caller = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/a</Arn><UserId>A</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <remarks>Ctrl-C goes the same way, but a shell that starts tests in the background has it ignored by whatever they start.</remarks>
    [Fact]
    public async Task The_signal_that_ends_processes_leaves_a_snapshot_and_a_report()
    {
        Assert.SkipWhen(ChildProcess.Find("kill") is null, "there is no program `kill` on PATH");
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = ServeAsync(listener, asked);
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "a", ["AWS_SECRET_ACCESS_KEY"] = "b", ["AWS_REGION"] = "eu-west-1" };
        var process = ChildProcess.Start("dotnet", environment, Path.Combine(AppContext.BaseDirectory, "powerhour.dll"), "scan", "--endpoint-url", url, "--regions", "eu-west-1", "--rule", Snapshots.Rule, "--out", folder.File("out"));
        await asked.Task.WaitAsync(Cancel);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Cancel);
        }

        var (code, output, errors) = await ChildProcess.FinishAsync(process);
        Assert.True(code == 3, $"exit code {code}\n{output}\n{errors}");
        Assert.Contains("Stopped before the end", output, StringComparison.Ordinal);
        Assert.Equal(["report.html", "report.json", "snapshot.zip"], Directory.EnumerateFileSystemEntries(folder.File("out")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Says whose account it is, and answers nothing else.</summary>
    private static async Task ServeAsync(TcpListener listener, TaskCompletionSource asked)
    {
        while (true)
        {
            _ = AnswerAsync(await listener.AcceptTcpClientAsync(Cancel), asked);
        }
    }

    private static async Task AnswerAsync(TcpClient client, TaskCompletionSource asked)
    {
        var (stream, text, buffer) = (client.GetStream(), new StringBuilder(), new byte[4096]);
        while (await stream.ReadAsync(buffer, Cancel) is > 0 and var read)
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            if (text.ToString().Contains("Action=GetCallerIdentity", StringComparison.Ordinal))
            {
                text.Clear();
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {Caller.Length}\r\n\r\n{Caller}"), Cancel);
            }
            else if (text.ToString().Contains("ListNotebookInstances", StringComparison.Ordinal))
            {
                asked.TrySetResult();
            }
        }
    }
}
