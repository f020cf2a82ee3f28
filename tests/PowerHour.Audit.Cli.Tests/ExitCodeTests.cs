using System.Text.Json;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>The exit codes and messages that pipelines and people rely on.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public async Task The_demo_leaves_a_page_and_a_json_report()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("scan", "--demo", "--out", folder.Path, "--fail-on", "never");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("<html", await File.ReadAllTextAsync(folder.File("report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.File("report.json"), TestContext.Current.CancellationToken));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Equal(["report.html", "report.json"], Directory.EnumerateFileSystemEntries(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Enabled", "high", 1)]
    [InlineData("Enabled", "low", 1)]
    [InlineData("Enabled", "critical", 0)]
    [InlineData("Enabled", "never", 0)]
    [InlineData("Disabled", "informational", 0)]
    public async Task A_fail_at_or_above_the_threshold_is_1(string access, string threshold, int expected)
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("report", Snapshots.Write(folder, access), "--rule", Snapshots.Rule, "--fail-on", threshold, "--out", folder.File("out"));
        Assert.True(ran.Code == expected, $"exit code {ran.Code}\n{ran.Error}");
    }

    [Theory]
    [InlineData(true, false, 3)]
    [InlineData(false, false, 1)]
    [InlineData(false, true, 3)]
    public async Task Strict_makes_a_gap_incomplete_and_an_interruption_always_is(bool strict, bool interrupted, int expected)
    {
        using var folder = new TemporaryFolder();
        string[] args = ["scan", "--snapshot", Snapshots.Write(folder, gap: true, interrupted: interrupted), "--rule", Snapshots.Rule, "--out", folder.File("out")];
        Assert.Equal(expected, (await Ran.Of(strict ? [.. args, "--strict"] : args)).Code);
    }

    [Fact]
    public async Task Strict_without_a_gap_is_0()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Ran.Of("report", Snapshots.Write(folder, "Disabled"), "--rule", Snapshots.Rule, "--strict", "--out", folder.File("out"))).Code);
    }

    [Theory]
    [InlineData("high", "high", false, 3)]
    [InlineData("low", "high", false, 0)]
    [InlineData("low", "high", true, 3)]
    [InlineData("low", "low", false, 3)]
    [InlineData("high", "never", false, 0)]
    [InlineData("high", "never", true, 3)]
    public async Task A_rule_that_ended_in_error_is_3_where_it_counts(string severity, string threshold, bool strict, int expected)
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", "AWS::SageMaker::NotebookInstance", "--out", folder.File("rules"));
        var card = Path.Combine(folder.File("rules"), "acme", "x.yaml");
        var lines = await File.ReadAllLinesAsync(card, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(card, lines.Select(l => l.StartsWith("require:", StringComparison.Ordinal) ? "require: 1 / self.NotebookInstanceName.indexOf('n') > 0" : l.StartsWith("severity:", StringComparison.Ordinal) ? $"severity: {severity}" : l), TestContext.Current.CancellationToken);
        string[] args = ["report", Snapshots.Write(folder), "--rules", folder.File("rules"), "--rule", "acme/x", "--fail-on", threshold, "--out", folder.File("out")];
        var ran = await Ran.Of(strict ? [.. args, "--strict"] : args);
        Assert.True(ran.Code == expected, $"exit code {ran.Code}\n{ran.Out}\n{ran.Error}");
    }

    [Fact]
    public async Task An_unknown_option_is_2() => (await Ran.Of("scan", "--dmo")).IsMistake("--dmo");

    [Fact]
    public async Task An_unknown_verb_is_2() => (await Ran.Of("scam")).IsMistake("scam");

    [Fact]
    public async Task A_lookback_of_nothing_is_2() => (await Ran.Of("scan", "--lookback-days", "0")).IsMistake("--lookback-days must be 1 or more");

    [Fact]
    public async Task An_unknown_rule_is_2_and_the_nearest_is_named() =>
        (await Ran.Of("scan", "--demo", "--rule", "sagemaker/notebook-direct-internet-acess")).IsMistake("sagemaker/notebook-direct-internet-acess", $"did you mean `{Snapshots.Rule}`?");

    [Fact]
    public async Task An_unknown_rule_to_show_is_2_and_the_nearest_is_named() =>
        (await Ran.Of("rules", "show", "sagemaker/notebook-direct-internet-acess")).IsMistake($"did you mean `{Snapshots.Rule}`?");

    [Fact]
    public async Task An_unknown_control_is_2() => (await Ran.Of("scan", "--demo", "--controls", "encrypton")).IsMistake("encrypton", "did you mean `encryption`?");

    [Fact]
    public async Task An_unknown_format_is_2_and_all_are_named() => (await Ran.Of("scan", "--demo", "--format", "docx")).IsMistake("`docx`", "html", "sarif");

    [Fact]
    public async Task A_settings_file_changes_the_verdict_and_is_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("own.yaml"), $"rules:\n  {Snapshots.Rule}:\n    severity: low\n    reason: accepted by the platform team\n", TestContext.Current.CancellationToken);
        string[] args = ["report", Snapshots.Write(folder, "Enabled"), "--rule", Snapshots.Rule, "--out", folder.File("out")];
        Assert.Equal(1, (await Ran.Of(args)).Code);
        var ran = await Ran.Of([.. args, "--config", folder.File("own.yaml")]);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("own.yaml (rules disabled: 0, other changes: 1", ran.Out, StringComparison.Ordinal);
        var listed = await Ran.Of("rules", "list", "--rule", Snapshots.Rule, "--config", folder.File("own.yaml"));
        Assert.Contains(" low ", listed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules:\n  sagemaker/notebook-direct-internet-acess: { disabled: true }\n", "own.yaml(2,3): error: there is no rule", "did you mean")]
    [InlineData("fail-on: high\n", "own.yaml(1,1): error: unknown key `fail-on`", "known are")]
    [InlineData("a: &x 1\n", "own.yaml(1,4): error", "anchors")]
    [InlineData("rules:\n  sagemaker/model-image-trusted: { params: { allowedRegistries: [5] } }\n", "own.yaml(2,65): error: `allowedRegistries` does not fit how sagemaker/model-image-trusted uses it", "never in list(int)")]
    public async Task A_settings_file_that_is_wrong_is_2_and_its_place_is_named(string text, params string[] words)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("own.yaml"), text, TestContext.Current.CancellationToken);
        (await Ran.Of("scan", "--demo", "--config", folder.File("own.yaml"), "--out", folder.File("out"))).IsMistake(words);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public async Task A_settings_file_that_is_not_there_is_2() => (await Ran.Of("scan", "--demo", "--config", "there-is-none.yaml")).IsMistake("--config", "there-is-none.yaml");

    [Fact]
    public async Task An_unknown_severity_is_2() => (await Ran.Of("scan", "--demo", "--fail-on", "3")).IsMistake("--fail-on", "critical");

    [Fact]
    public async Task An_endpoint_that_is_no_url_is_2() => (await Ran.Of("scan", "--endpoint-url", "localhost")).IsMistake("--endpoint-url", "http://");

    [Fact]
    public async Task A_missing_snapshot_is_2() => (await Ran.Of("report", "there-is-none.zip")).IsMistake("there-is-none.zip");

    [Fact]
    public async Task A_missing_rules_folder_is_2() => (await Ran.Of("rules", "list", "--rules", "there-is-none")).IsMistake("--rules", "there-is-none");

    [Fact]
    public async Task A_missing_template_folder_is_2() => (await Ran.Of("scan", "--demo", "--templates", "there-is-none")).IsMistake("--templates", "there-is-none");

    [Fact]
    public async Task A_damaged_snapshot_is_2()
    {
        using var folder = new TemporaryFolder();
        (await Ran.Of("report", Snapshots.Damaged(folder), "--out", folder.File("out"))).IsMistake("snapshot.zip", "damaged");
    }

    [Fact]
    public async Task A_zip_of_another_kind_is_2()
    {
        using var folder = new TemporaryFolder();
        (await Ran.Of("report", Snapshots.Foreign(folder), "--out", folder.File("out"))).IsMistake("other.zip", "not a snapshot");
    }

    [Fact]
    public async Task A_snapshot_of_a_later_format_is_2()
    {
        using var folder = new TemporaryFolder();
        (await Ran.Of("report", Snapshots.Later(folder), "--out", folder.File("out"))).IsMistake("format 999", "newer");
    }

    [Theory]
    [InlineData("title: x\nresource: AWS::SageMaker::Model\nrequire: [\n", "x/broken.yaml(")]
    [InlineData("titel: x\n", "x/broken.yaml(1,1): error")]
    public async Task A_broken_card_is_2_and_its_place_is_named(string card, string place)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("x"));
        await File.WriteAllTextAsync(folder.File("x/broken.yaml"), card, TestContext.Current.CancellationToken);
        (await Ran.Of("rules", "list", "--rules", folder.Path)).IsMistake(place, "error: ");
        (await Ran.Of("scan", "--demo", "--rules", folder.Path, "--out", folder.File("out"))).IsMistake(place, "error: ");
    }

    [Fact]
    public async Task A_card_that_does_not_compile_is_2_and_its_place_is_named()
    {
        using var folder = new TemporaryFolder();
        var (_, card, _) = await Ran.Of("rules", "show", Snapshots.Rule);
        Directory.CreateDirectory(folder.File("sagemaker"));
        await File.WriteAllTextAsync(folder.File($"{Snapshots.Rule}.yaml"), card.Replace("self.DirectInternetAccess ==", "self.DirectInternetAcess ==", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Ran.Of("scan", "--demo", "--rules", folder.Path, "--out", folder.File("out"))).IsMistake($"{Snapshots.Rule}.yaml(", "DirectInternetAcess", "DirectInternetAccess");
    }

    [Fact]
    public async Task A_place_that_can_not_be_written_is_2()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "", TestContext.Current.CancellationToken);
        (await Ran.Of("scan", "--demo", "--fail-on", "never", "--out", folder.File("file/below"))).IsMistake("can not be written");
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_3()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("scan", "--profile", "there-is-none", "--endpoint-url", "http://127.0.0.1:1", "--out", folder.Path);
        Assert.True(ran.Code == 3, $"exit code {ran.Code}\n{ran.Out}\n{ran.Error}");
        Assert.NotEmpty(ran.Error);
        ran.HasNoStackTrace();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
