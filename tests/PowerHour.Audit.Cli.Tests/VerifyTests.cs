using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>An auditor verifies a report with the snapshot and nothing else.</summary>
public sealed class VerifyTests
{
    [Theory]
    [InlineData("report.json")]
    [InlineData("report.html")]
    public async Task A_report_follows_from_its_snapshot_and_not_from_another(string file)
    {
        using var folder = new TemporaryFolder();
        var snapshot = Snapshots.Write(folder);
        await Ran.Of("report", snapshot, "--rule", Snapshots.Rule, "--out", folder.File("out"));
        var sound = await Ran.Of("verify", folder.File($"out/{file}"), "--snapshot", snapshot, "--rule", Snapshots.Rule);
        Assert.Equal((0, ""), (sound.Code, sound.Error));
        Assert.Contains("The report follows from the snapshot: it is the same to the byte.", sound.Out, StringComparison.Ordinal);
        Snapshots.Write(folder, "Disabled");
        var other = await Ran.Of("verify", folder.File($"out/{file}"), "--snapshot", snapshot, "--rule", Snapshots.Rule);
        Assert.Equal((1, ""), (other.Code, other.Error));
        Assert.Contains("OTHER: the report says", other.Out, StringComparison.Ordinal);
        Assert.Contains(").status: the report says FAIL, the snapshot gives PASS", other.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_verdict_is_named()
    {
        using var folder = new TemporaryFolder();
        var snapshot = Snapshots.Write(folder);
        await Ran.Of("report", snapshot, "--rule", Snapshots.Rule, "--out", folder.File("out"));
        await Change(folder.File("out/report.json"), "\"status\": \"FAIL\"", "\"status\": \"PASS\"");
        var ran = await Ran.Of("verify", folder.File("out/report.json"), "--snapshot", snapshot, "--rule", Snapshots.Rule);
        Assert.Equal(1, ran.Code);
        Assert.Contains("does not follow from the snapshot: 1 difference\n", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"({Snapshots.Rule} on arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/n).status: the report says PASS, the snapshot gives FAIL", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_baseline_and_templates_are_inputs_too()
    {
        using var folder = new TemporaryFolder();
        var snapshot = Snapshots.Write(folder);
        await Ran.Of("report", snapshot, "--rule", Snapshots.Rule, "--out", folder.File("old"));
        await File.WriteAllTextAsync(folder.File("s.yaml"), $"- rule: {Snapshots.Rule}\n  resource: arn:*\n  reason: mitigated\n  justification: No route leads out.\n  approvedBy: joe\n  expires: 2026-12-31\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("a.yaml"), "- advisory: PH-ADV-05\n  attestedBy: joe\n  attestedOn: 2026-02-10\n  link: https://wiki.example.com/x\n  expires: 2026-12-31\n", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("look"));
        await File.WriteAllTextAsync(folder.File("look/brand.hbs"), "Acme", TestContext.Current.CancellationToken);
        string[] inputs = ["--rule", Snapshots.Rule, "--suppressions", folder.File("s.yaml"), "--attestations", folder.File("a.yaml"), "--baseline", folder.File("old/report.json"), "--templates", folder.File("look")];
        Assert.Equal(0, (await Ran.Of(["report", snapshot, "--out", folder.File("out"), .. inputs])).Code);
        Assert.Equal(0, (await Ran.Of(["verify", folder.File("out/report.html"), "--snapshot", snapshot, .. inputs])).Code);
        for (var i = 2; i < inputs.Length; i += 2)
        {
            var less = await Ran.Of(["verify", folder.File("out/report.html"), "--snapshot", snapshot, .. inputs[..i], .. inputs[(i + 2)..]]);
            Assert.True(less.Code == 1, $"without {inputs[i]}: {less.Out}{less.Error}");
            Assert.Contains($"{inputs[i][2..]}", less.Out.Split('\n').Single(l => l.Contains("OTHER", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_can_not_be_verified_is_2()
    {
        using var folder = new TemporaryFolder();
        var snapshot = Snapshots.Write(folder);
        (await Ran.Of("verify", "there-is-none.html", "--snapshot", snapshot)).IsMistake("there-is-none.html");
        (await Ran.Of("verify", snapshot, "--snapshot", snapshot, "--rule", Snapshots.Rule)).IsMistake("this is no report");
        (await Ran.Of("verify", snapshot)).IsMistake("expected either --snapshot FILE");
        (await Ran.Of("verify", snapshot, "--snapshot", "there-is-none.zip")).IsMistake("there-is-none.zip");
    }

    private static async Task Change(string file, string what, string into) => await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(what, into, StringComparison.Ordinal));
}
