using System.Text;
using PowerHour.Audit.Cli.Printing;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Printing needs a browser; without one the message says so before anything is read.</summary>
public sealed class PdfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_browser_is_the_one_that_is_named_or_the_first_on_the_path()
    {
        var chrome = _folder.File(OperatingSystem.IsWindows() ? "chromium.exe" : "chromium");
        File.WriteAllText(chrome, "");
        Assert.Equal(chrome, Chromium.Find(Setting(("PATH", $"{_folder.File("none")}{Path.PathSeparator}{_folder.Path}"))).Program);
        var named = Chromium.Find(Setting(("POWERHOUR_CHROMIUM", chrome), ("POWERHOUR_CHROMIUM_ARGUMENTS", " --no-sandbox  --x ")));
        Assert.Equal((chrome, "--no-sandbox --x"), (named.Program, string.Join(' ', named.Arguments)));
        Assert.Contains("`/no/such/browser`", Assert.Throws<UsageException>(() => Chromium.Find(Setting(("POWERHOUR_CHROMIUM", "/no/such/browser")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_named_and_not_there_is_a_mistake_before_anything_is_written()
    {
        var before = Environment.GetEnvironmentVariable("POWERHOUR_CHROMIUM");
        Environment.SetEnvironmentVariable("POWERHOUR_CHROMIUM", _folder.File("none"));
        try
        {
            (await Ran.Of("scan", "--demo", "--out", _folder.File("out"), "--format", "html,pdf")).IsMistake("--format pdf", "POWERHOUR_CHROMIUM");
            Assert.False(Directory.Exists(_folder.File("out")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("POWERHOUR_CHROMIUM", before);
        }
    }

    [Fact]
    public async Task The_report_is_printed_by_a_browser_that_is_installed()
    {
        Assert.SkipUnless(HasBrowser(), "there is no Chromium or Chrome on PATH");
        var root = Environment.UserName == "root";
        Environment.SetEnvironmentVariable("POWERHOUR_CHROMIUM_ARGUMENTS", root ? "--no-sandbox" : null);
        var ran = await Ran.Of("report", Snapshots.Write(_folder), "--out", _folder.Path, "--format", "pdf");
        Assert.True(ran.Code == 1, ran.Error);
        var bytes = await File.ReadAllBytesAsync(_folder.File("report.pdf"), TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(bytes, 0, 5));
        Assert.True(bytes.Length > 20_000, $"{bytes.Length} bytes");
        Assert.Equal(["report.pdf", "snapshot.zip"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static bool HasBrowser()
    {
        try
        {
            Chromium.Find(Environment.GetEnvironmentVariable);
            return true;
        }
        catch (UsageException)
        {
            return false;
        }
    }

    private static Func<string, string?> Setting(params (string Name, string Value)[] settings) => name => settings.FirstOrDefault(s => s.Name == name).Value;
}
