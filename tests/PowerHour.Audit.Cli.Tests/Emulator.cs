using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>An AWS of moto on a free loopback port, seeded with a weak account in one region and a sound one in another.</summary>
public sealed class Emulator : IAsyncLifetime
{
    private Process? _process;

    internal string Url { get; private set; } = "";

    internal static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
            {
                folder = folder.Parent;
            }

            return folder.FullName;
        }
    }

    internal void Need() => Assert.SkipWhen(_process is null, "moto_server is not on PATH (pip install 'moto[server]').");

    public async ValueTask InitializeAsync()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (paths.Select(p => Path.Combine(p, "moto_server")).FirstOrDefault(File.Exists) is not { } program)
        {
            return;
        }

        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";
        _process = Start(program, new(StringComparer.Ordinal), "-H", "127.0.0.1", "-p", $"{port}");
        // A server whose output nobody reads stops when the pipe is full.
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        await AnswersAsync(port);
        var (code, output) = await FinishAsync(Start("python3", new(StringComparer.Ordinal), Path.Combine(Root, "tests", "PowerHour.Audit.Aws.Tests", "Moto", "seed.py"), Url));
        Assert.True(code == 0, output);
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the tool as a process of its own, as a user does.</summary>
    internal Task<(int Code, string Output)> ScanAsync(params string[] arguments) =>
        FinishAsync(Start("dotnet", new(StringComparer.Ordinal) { ["AWS_ENDPOINT_URL"] = Url, ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_REGION"] = "us-east-1" }, [Path.Combine(AppContext.BaseDirectory, "powerhour.dll"), .. arguments]));

    private static Process Start(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> FinishAsync(Process process)
    {
        using (process)
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, $"{await output}\n{await errors}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync(int port)
    {
        for (var attempt = 0; attempt < 300 && !_process!.HasExited; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("moto_server did not answer");
    }
}
