using System.Text.Json;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Suppressions as a person uses them: a failure is found, answered for, and fails again when the time is over.</summary>
public sealed class SuppressionTests
{
    private const string Arn = "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/n";

    [Fact]
    public async Task A_failure_that_somebody_answers_for_does_not_fail_the_run()
    {
        using var folder = new TemporaryFolder();
        var scan = Scan(folder);
        Assert.Equal(1, (await Ran.Of(scan)).Code);
        var print = Print(folder);
        var suppressed = await Suppress(folder, print[..8], "--report", folder.File("out/report.json"));
        Assert.Equal((0, ""), (suppressed.Code, suppressed.Error));
        var ran = await Ran.Of([.. scan, "--suppressions", folder.File("s.yaml")]);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("s.yaml: 1 failure suppressed", ran.Out, StringComparison.Ordinal);
        (await Suppress(folder, print, "--report", folder.File("out/report.json"))).IsMistake("the entry at line 1 speaks of the same rule and resource");
    }

    [Fact]
    public async Task An_expired_one_fails_again_and_is_named_and_so_is_one_that_matches_nothing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("s.yaml"), $"{Entry(Arn, "2026-03-01")}{Entry("arn:aws:sagemaker:*:there-is-none", "2026-12-31")}", TestContext.Current.CancellationToken);
        var ran = await Ran.Of([.. Scan(folder), "--suppressions", folder.File("s.yaml")]);
        Assert.Equal((1, ""), (ran.Code, ran.Error));
        Assert.Contains($"s.yaml(1): {Snapshots.Rule} on {Arn}: expired on 2026-03-01; failures that count again: 1", ran.Out, StringComparison.Ordinal);
        Assert.Contains("s.yaml(7)", ran.Out, StringComparison.Ordinal);
        Assert.Contains("matches nothing that fails", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_found_beside_the_settings()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("powerhour.yaml"), "lookbackDays: 30\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("powerhour.suppressions.yaml"), Entry(Arn, "2026-12-31"), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Ran.Of([.. Scan(folder), "--config", folder.File("powerhour.yaml")])).Code);
    }

    [Theory]
    [InlineData("2027-03-02", "")]
    [InlineData("2027-03-03", "s.yaml(6,12): error: `expires` is more than 365 days after the snapshot")]
    public async Task One_that_lasts_too_long_is_2(string expires, string error)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("s.yaml"), Entry(Arn, expires), TestContext.Current.CancellationToken);
        var ran = await Ran.Of([.. Scan(folder), "--suppressions", folder.File("s.yaml")]);
        Assert.Equal(error.Length == 0 ? 0 : 2, ran.Code);
        Assert.Contains(error, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reason", "because", "`reason` must be risk-accepted")]
    [InlineData("--justification", "no", "`justification` must say why")]
    [InlineData("--approved-by", " ", "`approvedBy` must name who")]
    [InlineData("--expires", "soon", "`expires` must be a date such as 2027-03-31, not `soon`")]
    [InlineData("--expires", "2026-03-01", "--expires: 2026-03-01 is over")]
    [InlineData("--expires", "2028-01-01", "more than 365 days")]
    [InlineData("--report", "there-is-none.json", "there-is-none.json")]
    [InlineData("--suppressions", "", "")]
    public async Task What_can_not_stand_is_not_written(string option, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        await Ran.Of(Scan(folder));
        string[] args = ["suppress", Print(folder), "--report", folder.File("out/report.json"), "--reason", "mitigated", "--justification", "no route leads out", "--approved-by", "joe", "--expires", "2026-12-31", "--suppressions", folder.File("s.yaml")];
        args[Array.IndexOf(args, option) + 1] = option == "--suppressions" ? folder.File("broken.yaml") : value;
        await File.WriteAllTextAsync(folder.File("broken.yaml"), "a: b\n", TestContext.Current.CancellationToken);
        (await Ran.Of(args)).IsMistake(expected);
        Assert.False(File.Exists(folder.File("s.yaml")));
        Assert.Equal("a: b\n", await File.ReadAllTextAsync(folder.File("broken.yaml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_a_failure_of_the_report_can_be_suppressed()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of(["report", Snapshots.Write(folder, "Disabled"), "--rule", Snapshots.Rule, "--out", folder.File("out")]);
        (await Suppress(folder, Print(folder), "--report", folder.File("out/report.json"))).IsMistake("is PASS", "only a FAIL can be suppressed");
        (await Suppress(folder, "0123456789", "--report", folder.File("out/report.json"))).IsMistake("there is no finding 0123456789");
        (await Suppress(folder, "0123", "--report", folder.File("out/report.json"))).IsMistake("too short");
        (await Suppress(folder, "0123456789", "--report", folder.File("snapshot.zip"))).IsMistake("is no JSON report");
        (await Suppress(folder, "0123456789", "--rule", Snapshots.Rule)).IsMistake("expected either the fingerprint");
        (await Suppress(folder, "--rule", Snapshots.Rule, "--resource", "n")).IsMistake("`resource` must be an ARN");
    }

    private static string[] Scan(TemporaryFolder folder) => ["report", Snapshots.Write(folder), "--rule", Snapshots.Rule, "--out", folder.File("out")];

    private static Task<Ran> Suppress(TemporaryFolder folder, params string[] args) =>
        Ran.Of(["suppress", .. args, "--reason", "risk-accepted", "--justification", "Nothing of value runs there.", "--approved-by", "jane@example.com", "--expires", "2026-12-31", "--suppressions", folder.File("s.yaml")]);

    private static string Print(TemporaryFolder folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.File("out/report.json")));
        return json.RootElement.GetProperty("findings").EnumerateArray().Single().GetProperty("fingerprint").GetString()!;
    }

    private static string Entry(string resource, string expires) => $"- rule: {Snapshots.Rule}\n  resource: {resource}\n  reason: risk-accepted\n  justification: Nothing of value runs there.\n  approvedBy: jane@example.com\n  expires: {expires}\n";
}
