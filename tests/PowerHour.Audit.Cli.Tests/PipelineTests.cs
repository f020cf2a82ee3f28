using System.Diagnostics;
using System.Text.RegularExpressions;
using PowerHour.Audit.Aws.Collection;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>What a build server needs: silence, a summary for its job page, a log that can be read, and templates that run.</summary>
public sealed partial class PipelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_quiet_run_prints_nothing_and_ends_as_a_loud_one()
    {
        var quiet = await Ran.Of("scan", "--demo", "--quiet", "--out", _folder.Path);
        Assert.Equal((1, "", ""), (quiet.Code, quiet.Out, quiet.Error));
        Assert.True(File.Exists(_folder.File("report.html")));
        (await Ran.Of("scan", "--demo", "--quiet", "--out", _folder.Path, "--format", "pfd")).IsMistake("`pfd`");
    }

    [Fact]
    public async Task The_summary_is_added_to_what_other_steps_wrote()
    {
        var page = _folder.File("job.md");
        await File.WriteAllTextAsync(page, "# Build\n", TestContext.Current.CancellationToken);
        var ran = await Ran.Of("scan", "--demo", "--out", _folder.Path, "--format", "markdown", "--summary", page);
        Assert.Contains($"Written: {page}", ran.Out, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal($"# Build\n{await File.ReadAllTextAsync(_folder.File("report.md"), TestContext.Current.CancellationToken)}", text);
        (await Ran.Of("scan", "--demo", "--out", _folder.Path, "--format", "markdown", "--summary", _folder.Path)).IsMistake("can not be written");
    }

    [Fact]
    public async Task Nothing_that_is_printed_steers_a_terminal()
    {
        var ran = await Ran.Of("scan", "--demo", "--out", _folder.Path, "--format", "json");
        Assert.DoesNotContain(ran.Out + ran.Error, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact]
    public void A_log_gets_a_line_now_and_then()
    {
        var clock = new SteppedClock();
        using var log = new StringWriter();
        var lines = new ProgressLines(log, isTerminal: false, clock);
        foreach (var step in Enumerable.Range(0, 100))
        {
            lines.Report(new CollectionProgress(step, step, 0, $"service {step}"));
            clock.Seconds++;
        }

        lines.Finish();
        Assert.Equal(10, log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\r', log.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Small containers have no ICU, and what a culture decides would differ from machine to machine.</summary>
    [Fact]
    public async Task The_tool_runs_without_cultures() =>
        Assert.Contains("\"System.Globalization.Invariant\": true", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "powerhour.runtimeconfig.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [Theory]
    [InlineData("logo.txt", "no picture", "is no PNG")]
    [InlineData("none.png", null, "there is no file")]
    public async Task A_logo_that_is_none_is_a_mistake(string name, string? content, string expected)
    {
        if (content is not null)
        {
            await File.WriteAllTextAsync(_folder.File(name), content, TestContext.Current.CancellationToken);
        }

        (await Ran.Of("scan", "--demo", "--out", _folder.Path, "--logo", _folder.File(name))).IsMistake("--logo", expected);
    }

    [Fact]
    public void The_action_uses_each_input_and_none_of_them_as_script()
    {
        var action = Template("github/action.yml");
        var inputs = InputName().Matches(action[..action.IndexOf("outputs:", StringComparison.Ordinal)]).Select(m => m.Groups["it"].Value).ToArray();
        Assert.True(inputs.Length > 8);
        Assert.All(inputs, i => Assert.Contains($"${{{{ inputs.{i} }}}}", action, StringComparison.Ordinal));
        Assert.Equal(inputs.Order(StringComparer.Ordinal), UsedInput().Matches(action).Select(m => m.Groups["it"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(Scripts(action), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "--out report --format html --fail-on high --summary page")]
    [InlineData(1, "--out report --format html --fail-on high --summary page --regions eu-west-1,us-east-1 --demo --strict --config own.yaml")]
    public async Task The_action_passes_what_was_asked_for_and_ends_as_the_tool_did(int code, string expected)
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/bin/bash"))
        {
            Assert.Skip("there is no bash");
            return;
        }

        Directory.CreateDirectory(_folder.File("powerhour"));
        var tool = _folder.File("powerhour/powerhour");
        await File.WriteAllTextAsync(tool, $"#!/bin/bash\necho \"$@\" > {_folder.File("asked")}\nexit {code}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var more = code == 1;
        var start = new ProcessStartInfo("/bin/bash", ["-c", Scripts(Template("github/action.yml"))[1]])
        {
            Environment =
            {
                ["RUNNER_TEMP"] = _folder.Path, ["GITHUB_OUTPUT"] = _folder.File("output"), ["GITHUB_STEP_SUMMARY"] = "page", ["OUT"] = "report", ["FORMATS"] = "html", ["FAIL_ON"] = "high",
                ["REGIONS"] = more ? "eu-west-1,us-east-1" : "", ["SNAPSHOT"] = "", ["DEMO"] = more ? "true" : "false", ["STRICT"] = more ? "true" : "false", ["CONFIG"] = more ? "own.yaml" : "",
            },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, process.ExitCode);
        Assert.Equal($"scan {expected}", (await File.ReadAllTextAsync(_folder.File("asked"), TestContext.Current.CancellationToken)).Trim());
        Assert.Equal($"exit-code={code}", (await File.ReadAllTextAsync(_folder.File("output"), TestContext.Current.CancellationToken)).Trim());
    }

    /// <summary>The scripts of a composite action, in order, without their indentation.</summary>
    private static string[] Scripts(string action) =>
        [.. Script().Matches(action).Select(m => string.Join('\n', m.Groups["it"].Value.Split('\n').Select(l => l.Length > 8 ? l[8..] : "")))];

    private static string Template(string name) => File.ReadAllText(Path.Combine(Emulator.Root, "pipelines", name)).ReplaceLineEndings("\n");

    [GeneratedRegex("^  (?<it>[a-z-]+):$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InputName();

    [GeneratedRegex(@"\$\{\{ inputs\.(?<it>[a-z-]+) \}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsedInput();

    [GeneratedRegex("      run: \\|\n(?<it>(        .*\n|\n)+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();

    private sealed class SteppedClock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
