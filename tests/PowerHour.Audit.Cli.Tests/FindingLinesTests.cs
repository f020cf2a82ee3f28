using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Who judges with a few rules reads what they found on the terminal, without opening the report.</summary>
public sealed class FindingLinesTests
{
    [Fact]
    public async Task A_failure_of_one_rule_is_told_with_its_sentence()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("report", Snapshots.Write(folder), "--rule", Snapshots.Rule, "--out", folder.File("out"));
        Assert.Contains($"FAIL     high {Snapshots.Rule} on n (AWS::SageMaker::NotebookInstance, eu-west-1)\n         n reaches the internet directly", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_passes_is_counted_and_not_listed()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("report", Snapshots.Write(folder, "Disabled"), "--rule", Snapshots.Rule, "--out", folder.File("out"));
        Assert.DoesNotContain($"{Snapshots.Rule} on ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_of_a_rule_is_told_with_what_was_not_read()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("scan", "--demo", "--rule", "sagemaker/model-image-approved", "--out", folder.File("out"));
        Assert.Matches("(?m)^UNKNOWN  [a-z]+ sagemaker/model-image-approved on ", ran.Out);
        Assert.Contains("         Could not be decided: ACCESS_DENIED sagemaker:DescribeModelPackage eu-west-1", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_rules_together_leave_it_to_the_report_and_quiet_says_nothing()
    {
        using var folder = new TemporaryFolder();
        var snapshot = Snapshots.Write(folder);
        Assert.DoesNotContain($"{Snapshots.Rule} on ", (await Ran.Of("report", snapshot, "--out", folder.File("out"))).Out, StringComparison.Ordinal);
        Assert.Equal("", (await Ran.Of("report", snapshot, "--rule", Snapshots.Rule, "--quiet", "--out", folder.File("out"))).Out);
    }
}
