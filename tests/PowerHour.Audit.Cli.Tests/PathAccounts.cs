using System.Diagnostics;
using System.Text.Json;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Two accounts of moto, as <c>PathAccounts/</c> says: in one every attack path is open, in the other the same paths are closed. Both are scanned by the real command.</summary>
public sealed class PathAccounts : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Finding[]> _findings = new(StringComparer.Ordinal);
    private Process? _process;
    private JsonDocument? _planted;

    internal static string Folder => Path.Combine(Emulator.Root, "tests", "PowerHour.Audit.Cli.Tests", "PathAccounts");

    /// <summary>The cards for which there is a pair of accounts.</summary>
    internal static IEnumerable<string> Cases => Directory.EnumerateFiles(Path.Combine(Folder, "cases"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <summary>The cards, by their names below <c>paths/</c>.</summary>
    internal static IEnumerable<string> Cards => RuleCatalog.Load().Rules.Where(r => r.IsPath).Select(r => r.Id["paths/".Length..]).Order(StringComparer.Ordinal);

    internal void Need() => Assert.SkipWhen(_process is null, Emulator.Missing);

    /// <summary>What a scan said of attack paths.</summary>
    /// <param name="twin">vulnerable or repaired.</param>
    /// <returns>The findings.</returns>
    internal IReadOnlyList<Finding> Of(string twin) => _findings[twin];

    /// <summary>The paths that a case opens beside its own.</summary>
    /// <param name="path">The case.</param>
    /// <returns>Their names.</returns>
    internal IEnumerable<string> Also(string path) => _planted!.RootElement.GetProperty("also").GetProperty(path).EnumerateArray().Select(a => a.GetString()!);

    public async ValueTask InitializeAsync()
    {
        if (ChildProcess.Find("moto_server") is null)
        {
            return;
        }

        var port = ChildProcess.FreePort();
        var url = $"http://127.0.0.1:{port}";
        _process = await ChildProcess.ServeAsync("python3", port, Path.Combine(Folder, "emulator.py"), $"{port}");
        var (code, output, errors) = await ChildProcess.FinishAsync(ChildProcess.Start("python3", new Dictionary<string, string>(StringComparer.Ordinal), Path.Combine(Folder, "seed.py"), url, Folder));
        Assert.True(code == 0, errors);
        _planted = JsonDocument.Parse(output);
        foreach (var account in _planted.RootElement.GetProperty("accounts").EnumerateObject())
        {
            _findings[account.Name] = await ScanAsync(url, account);
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _planted?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Finding[]> ScanAsync(string url, JsonProperty account)
    {
        var credentials = account.Value.EnumerateObject().Where(p => p.Name != "account").ToDictionary(p => p.Name.ToUpperInvariant(), p => p.Value.GetString()!, StringComparer.Ordinal);
        var to = Path.Combine(_folder.Path, account.Name);
        var (code, output) = await Emulator.RunAsync(url, credentials, ["scan", "--regions", "us-east-1", "--out", to, "--format", "json", "--fail-on", "never", .. Cards.SelectMany(c => (string[])["--rule", $"paths/{c}"])]);
        Assert.True(code == 0, output);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(to, "report.json")));
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(f => new Finding(
            f.GetProperty("rule").GetString()!["paths/".Length..], f.GetProperty("resource").GetProperty("name").GetString()!, f.GetProperty("status").GetString()!, f.GetProperty("message").GetString()!))];
    }

    /// <summary>What the report says of a card and a model or endpoint.</summary>
    internal sealed record Finding(string Path, string Name, string Status, string Message);
}
