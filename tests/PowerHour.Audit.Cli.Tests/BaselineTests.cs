using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Baselines as a pipeline uses them: only what is new fails the run.</summary>
public sealed class BaselineTests
{
    [Theory]
    [InlineData("Disabled", "new", 1)]
    [InlineData("Disabled", "new:high", 1)]
    [InlineData("Disabled", "new:critical", 0)]
    [InlineData("Enabled", "new", 0)]
    [InlineData("Enabled", "high", 1)]
    public async Task Only_what_is_new_fails_where_that_is_asked(string before, string failOn, int expected)
    {
        using var folder = new TemporaryFolder();
        await Ran.Of(Judge(folder, before, "old"));
        var ran = await Ran.Of([.. Judge(folder, "Enabled", "new"), "--baseline", folder.File("old/report.json"), "--fail-on", failOn]);
        Assert.True(ran.Code == expected, $"exit code {ran.Code}\n{ran.Out}\n{ran.Error}");
        Assert.Contains(before == "Enabled" ? "new 0" : "new 1", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suppression_that_is_over_counts_as_new()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("s.yaml"), $"- rule: {Snapshots.Rule}\n  resource: arn:*\n  reason: mitigated\n  justification: No route leads out.\n  approvedBy: joe\n  expires: 2026-12-31\n", TestContext.Current.CancellationToken);
        await Ran.Of([.. Judge(folder, "Enabled", "old"), "--suppressions", folder.File("s.yaml")]);
        Assert.Equal(1, (await Ran.Of([.. Judge(folder, "Enabled", "new"), "--baseline", folder.File("old/report.json"), "--fail-on", "new:high"])).Code);
    }

    [Theory]
    [InlineData("text", "New failures (1):", "FAIL, was PASS")]
    [InlineData("markdown", "#### New failures (1)", "FAIL, was PASS")]
    [InlineData("json", "\"kind\": \"new\"", "\"status\": \"PASS\"")]
    public async Task Diff_prints_what_changed(string format, params string[] words)
    {
        using var folder = new TemporaryFolder();
        var (old, now) = await Two(folder);
        var ran = await Ran.Of("diff", old, now, "--format", format);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.All(words, w => Assert.Contains(w, ran.Out, StringComparison.Ordinal));
        Assert.Equal(0, (await Ran.Of("diff", old, now, "--format", format, "--out", folder.File("d"))).Code);
        Assert.Equal(ran.Out, await File.ReadAllTextAsync(folder.File("d"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("new", 1)]
    [InlineData("new:high", 1)]
    [InlineData("new:critical", 0)]
    [InlineData("never", 0)]
    public async Task Diff_fails_on_what_is_new(string failOn, int expected)
    {
        using var folder = new TemporaryFolder();
        var (old, now) = await Two(folder);
        Assert.Equal(expected, (await Ran.Of("diff", old, now, "--fail-on", failOn)).Code);
        Assert.Equal(0, (await Ran.Of("diff", now, old, "--fail-on", failOn)).Code);
        Assert.Equal(0, (await Ran.Of("diff", now, now, "--fail-on", failOn)).Code);
    }

    [Fact]
    public async Task What_can_not_be_compared_is_2()
    {
        using var folder = new TemporaryFolder();
        var (old, now) = await Two(folder);
        (await Ran.Of("diff", old, "there-is-none.json")).IsMistake("there-is-none.json");
        (await Ran.Of("diff", folder.File("snapshot.zip"), now)).IsMistake("snapshot.zip(1,", "this is not JSON");
        (await Ran.Of("diff", old, now, "--format", "html")).IsMistake("`html`", "text, json, markdown");
        (await Ran.Of("diff", old, now, "--fail-on", "high")).IsMistake("use new or new:high");
        (await Ran.Of([.. Judge(folder, "Enabled", "x"), "--fail-on", "new:high"])).IsMistake("--baseline REPORT.json");
        (await Ran.Of([.. Judge(folder, "Enabled", "x"), "--fail-on", "new:hihg"])).IsMistake("`new:hihg` is no severity");
        (await Ran.Of([.. Judge(folder, "Enabled", "x"), "--baseline", "there-is-none.json"])).IsMistake("--baseline", "there-is-none.json");
        await Change(old, "111122223333", "999999999999");
        (await Ran.Of("diff", old, now)).IsMistake("of account 999999999999", "only reports of one account can be compared");
        (await Ran.Of([.. Judge(folder, "Enabled", "x"), "--baseline", old])).IsMistake("of account 999999999999");
        await Change(now, "\"schemaVersion\": \"1.", "\"schemaVersion\": \"2.");
        (await Ran.Of("diff", old, now)).IsMistake("this report is of form 2.", "reads 1.x");
    }

    private static async Task<(string Old, string New)> Two(TemporaryFolder folder)
    {
        await Ran.Of(Judge(folder, "Disabled", "old"));
        await Ran.Of(Judge(folder, "Enabled", "new"));
        return (folder.File("old/report.json"), folder.File("new/report.json"));
    }

    private static string[] Judge(TemporaryFolder folder, string access, string name) => ["report", Snapshots.Write(folder, access), "--rule", Snapshots.Rule, "--format", "json", "--out", folder.File(name)];

    private static async Task Change(string file, string what, string into) => await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(what, into, StringComparison.Ordinal));
}
