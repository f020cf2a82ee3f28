using System.Diagnostics;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>An AWS of moto on a free loopback port, seeded with a weak account in one region and a sound one in another.</summary>
public sealed class Emulator : IAsyncLifetime
{
    /// <summary>Why a test that needs moto is skipped.</summary>
    internal const string Missing = "moto_server is not on PATH (pip install 'moto[server]').";

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

    internal void Need() => Assert.SkipWhen(_process is null, Missing);

    public async ValueTask InitializeAsync()
    {
        if (ChildProcess.Find("moto_server") is not { } program)
        {
            return;
        }

        var port = ChildProcess.FreePort();
        Url = $"http://127.0.0.1:{port}";
        _process = await ChildProcess.ServeAsync(program, port, "-H", "127.0.0.1", "-p", $"{port}");
        var seed = ChildProcess.Start("python3", new Dictionary<string, string>(StringComparer.Ordinal), Path.Combine(Root, "tests", "PowerHour.Audit.Aws.Tests", "Moto", "seed.py"), Url);
        var (code, output, errors) = await ChildProcess.FinishAsync(seed);
        Assert.True(code == 0, $"{output}\n{errors}");
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<(int Code, string Output)> ScanAsync(params string[] arguments) =>
        RunAsync(Url, new(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test" }, arguments);

    /// <summary>Runs the tool as a process of its own, as a user does.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(string url, Dictionary<string, string> credentials, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(credentials, StringComparer.Ordinal) { ["AWS_ENDPOINT_URL"] = url, ["AWS_REGION"] = "us-east-1" };
        var (code, output, errors) = await ChildProcess.FinishAsync(ChildProcess.Start("dotnet", environment, [Path.Combine(AppContext.BaseDirectory, "powerhour.dll"), .. arguments]));
        return (code, $"{output}\n{errors}");
    }
}
