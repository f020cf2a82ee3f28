using System.Diagnostics;
using System.Text.Json;
using PowerHour.Audit.Aws.Tests.Calls;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Moto;

/// <summary>An AWS of moto on a free loopback port, seeded by <c>seed.py</c>. Skips the test where moto is not installed.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? _process;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>What <c>planted.json</c> says is there.</summary>
    public static JsonElement Planted { get; } = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, "planted.json")));

    private static string Folder => Path.Combine(Repository.Root, "tests", "PowerHour.Audit.Aws.Tests", "Moto");

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "moto_server.exe" : "moto_server")).FirstOrDefault(File.Exists);

    /// <summary>Skips the test that asks where there is no moto.</summary>
    public void Need() => Assert.SkipWhen(_process is null, "moto_server is not on PATH (pip install 'moto[server]').");

    public async ValueTask InitializeAsync()
    {
        if (Program is not { } program)
        {
            return;
        }

        var port = LoopbackServer.FreePort();
        Url = new Uri($"http://127.0.0.1:{port}");
        _process = Start(program, "-H", "127.0.0.1", "-p", $"{port}");
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        await AnswersAsync();
        using var seed = Start("python3", Path.Combine(Folder, "seed.py"), Url.ToString().TrimEnd('/'));
        var (output, errors) = (seed.StandardOutput.ReadToEndAsync(), seed.StandardError.ReadToEndAsync());
        await seed.WaitForExitAsync();
        Assert.True(seed.ExitCode == 0, $"seed.py failed: {await errors} {await output}");
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private async Task AnswersAsync()
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Url, "/moto-api/"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("moto_server did not begin to answer within 30 seconds.");
    }
}
