using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>The real command against a real emulator (moto), in two regions.</summary>
public sealed partial class MotoScanTests(Emulator moto) : IClassFixture<Emulator>
{
    private static string Expected => Path.Combine(Emulator.Root, "tests", "PowerHour.Audit.Cli.Tests", "moto-scan.verified.txt");

    [Fact]
    public async Task A_scan_of_the_moto_account_fails_exactly_what_the_list_beside_this_test_says()
    {
        moto.Need();
        using var folder = new TemporaryFolder();
        var (code, output) = await moto.ScanAsync("scan", "--regions", "eu-west-1,us-east-1", "--out", folder.Path);
        Assert.True(code == 1, output);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "report.json"), TestContext.Current.CancellationToken));
        var findings = report.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        Assert.DoesNotContain(findings, f => string.Equals(f.GetProperty("status").GetString(), "ERROR", StringComparison.Ordinal));
        var failed = findings.Where(f => f.GetProperty("status").GetString() == "FAIL").Select(Line).Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("POWERHOUR_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(Expected, Accepted(failed, await File.ReadAllLinesAsync(Expected, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        }

        var expected = (await File.ReadAllLinesAsync(Expected, TestContext.Current.CancellationToken)).AsEnumerable().Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0).Order(StringComparer.Ordinal);
        Assert.Equal(string.Join("\n", expected), string.Join("\n", failed));
    }

    [Fact]
    public async Task A_sound_resource_fails_only_where_the_emulator_is_the_reason()
    {
        var sound = (await File.ReadAllLinesAsync(Expected, TestContext.Current.CancellationToken)).Where(l => !l.StartsWith('#') && l.Contains("sound-", StringComparison.Ordinal));
        Assert.All(sound, l => Assert.Contains("   # ", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_of_the_moto_account_is_judged_alike_without_credentials()
    {
        moto.Need();
        using var folder = new TemporaryFolder();
        var snapshot = Path.Combine(folder.Path, "account.zip");
        var (code, output) = await moto.ScanAsync("collect", "--regions", "eu-west-1,us-east-1", "--out", snapshot);
        Assert.True(code == 0, output);
        var first = await Ran.Of("report", snapshot, "--out", Path.Combine(folder.Path, "a"), "--fail-on", "never");
        var second = await Ran.Of("report", snapshot, "--out", Path.Combine(folder.Path, "b"), "--fail-on", "never");
        Assert.Equal((0, 0), (first.Code, second.Code));
        foreach (var name in (string[])["report.html", "report.json"])
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "a", name), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "b", name), TestContext.Current.CancellationToken));
        }
    }

    /// <summary>The list with what was written about its lines, which nobody wants to write again.</summary>
    private static string Accepted(IEnumerable<string> failed, string[] before)
    {
        var notes = before.Where(l => l.IndexOf('#', StringComparison.Ordinal) > 0).ToDictionary(l => l.Split('#')[0].Trim(), StringComparer.Ordinal);
        var lines = before.TakeWhile(l => l.StartsWith('#')).Concat(failed.Select(f => notes.GetValueOrDefault(f, f)));
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(JsonElement finding)
    {
        var resource = finding.GetProperty("resource");
        return $"{finding.GetProperty("rule").GetString()} {Stable().Replace(resource.GetProperty("name").GetString()!, "${kind}-…")} {resource.GetProperty("region").GetString()}";
    }

    [GeneratedRegex("^(?<kind>vpc|subnet|sg|rtb)-[0-9a-f]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Stable();
}
