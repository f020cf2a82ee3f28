using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Tests of cards that would run for long: they have an end of their own, and whoever stops them is heard at once.</summary>
public sealed class RuleTestRunTests
{
    private const string Require = "self.StreamName == 'a'";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>An expression that takes far more steps than any test has, so that each test spends all of its own.</summary>
    private static readonly string Endless = Enumerable.Range(0, 12).Aggregate(Require, (inner, i) => $"[0,1,2,3,4,5,6,7,8,9].all(v{i}, {inner})");

    [Fact]
    public async Task Tests_of_a_file_that_take_too_many_steps_together_fail_in_one_line()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "acme/h", $"{Require} && {Endless}", tests: 3000);
        Write(folder, "acme/sound", Require, tests: 3);
        var ran = await Ran.Of("rules", "test", folder.Path);
        Assert.Equal(1, ran.Code);
        var line = Assert.Single(ran.Out.Split('\n'), l => l.Contains("steps together", StringComparison.Ordinal));
        Assert.Matches(@"acme/h\.tests\.yaml\(\d+,1\): acme/h: the \d+ tests before this one took more than 10000000 steps together, so that the other 29\d\d were not run and count as failed; make", line);
        Assert.EndsWith("3 passed, 3000 failed\n", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_says_what_was_done_and_how_much_was_not()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "acme/a", Require, tests: 4, given: "b");
        Write(folder, "acme/b", Require, tests: 5);
        using var stop = new CancellationTokenSource();
        using var output = new StoppingWriter(stop);
        using var error = new StringWriter();
        Assert.Equal(3, await CommandLine.RunAsync(["rules", "test", folder.Path], new Streams(output, error, false), stop.Token));
        Assert.Contains("acme/a: it 0", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("acme/a: it 1", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed; stopped before the end, 8 not run\n", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("lint")]
    public async Task What_is_stopped_before_it_began_is_no_success(string verb)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "acme/a", Require, tests: 1);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(3, await CommandLine.RunAsync(["rules", verb, folder.Path], new Streams(output, error, false), stop.Token));
        Assert.Contains("stopped before the end", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Twenty files that each take all the steps they have: the signal comes while the first is run.</summary>
    [Fact]
    public async Task A_signal_ends_the_run_at_once()
    {
        Assert.SkipWhen(ChildProcess.Find("kill") is null, "there is no program `kill` on PATH");
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 20; i++)
        {
            Write(folder, $"acme/h{i}", Endless, tests: 1000);
        }

        var process = ChildProcess.Start("dotnet", new Dictionary<string, string>(StringComparer.Ordinal), Path.Combine(AppContext.BaseDirectory, "powerhour.dll"), "rules", "test", folder.Path);
        Assert.Contains("acme/h0: it 0", await process.StandardOutput.ReadLineAsync(Cancel) ?? "", StringComparison.Ordinal);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Cancel);
        }

        var (code, output, errors) = await ChildProcess.FinishAsync(process);
        Assert.True(code == 3, $"exit code {code}\n{output}\n{errors}");
        Assert.Matches(@"0 passed, \d+ failed; stopped before the end, 1[0-9]{4} not run", output);
    }

    private static void Write(TemporaryFolder folder, string id, string require, int tests, string given = "a")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(id))!);
        File.WriteAllText(folder.File($"{id}.yaml"), $"title: A card\nresource: AWS::Kinesis::Stream\nseverity: medium\ncontrol: streaming\nwhy: Because.\nrequire: |\n  {require}\nmessage: \"{{name}} is bad\"\nremediation:\n  text: Do it.\n");
        var text = new StringBuilder();
        for (var i = 0; i < tests; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {{ it: \"{i}\", given: {{ StreamName: {given} }}, expect: PASS }}\n");
        }

        File.WriteAllText(folder.File($"{id}.tests.yaml"), text.ToString());
    }

    /// <summary>Stops the run as soon as something is printed.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            stop.Cancel();
        }
    }
}
