using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>What people mistype or forget ends in one line that names it and what would be right, with exit code 2; nothing is left out without a word.</summary>
public sealed class MistakeTests
{
    /// <summary>The words of a command line, then what the line must say. `DIR` is a folder without anything in it, `FILE` a file of text.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { "scna", "there is no verb `scna` — did you mean `scan`?; `powerhour --help` lists what it takes" },
        { "rules lst", "there is no verb `lst` — did you mean `list`?; `powerhour rules --help` lists what it takes" },
        { "scan --dmeo", "there is no option `--dmeo` — did you mean `--demo`?; `powerhour scan --help` lists what it takes" },
        { "permissions --format x", "there is no option `--format`" },
        { "scan --demo extra", "`extra` is a word too many; `powerhour scan --help`" },
        { "report", "SNAPSHOT" },
        { "diff a", "NEW" },
        { "suppress f", "--reason" },
        { "scan --lookback-days abc", "--lookback-days must be 1 or more, in whole days, not `abc`" },
        { "scan --lookback-days 99999999999", "--lookback-days must be 1 or more" },
        { "scan --demo --snapshot FILE", "scan: give either --demo or --snapshot FILE" },
        { "scan --demo --regions eu-west-1", "--regions: says how an account is read, and --demo reads none" },
        { "scan --snapshot FILE --profile p", "--profile: says how an account is read, and --snapshot reads none" },
        { "scan --snapshot _", "--snapshot: nothing is named" },
        { "report _", "SNAPSHOT: nothing is named" },
        { "scan --demo --format _", "--format: nothing is named" },
        { "rules list --controls _", "--controls: nothing is named" },
        { "report DIR", "is a folder; name the snapshot file in it" },
        { "report nowhere.zip", "nowhere.zip: there is no such file" },
        { "scan --demo --config DIR", "is a folder; name a file" },
        { "scan --demo --config nowhere.yaml", "--config: there is no file `nowhere.yaml`" },
        { "scan --demo --baseline DIR", "is a folder; name a file" },
        { "scan --demo --suppressions DIR", "is a folder; name a file" },
        { "diff nowhere.json nowhere.json", "there is no file `nowhere.json`" },
        { "verify DIR --demo", "is a folder; name a file" },
        { "scan --demo --logo nowhere.png", "--logo: there is no file `nowhere.png`" },
        { "scan --demo --templates FILE", "is a file; name a folder" },
        { "scan --demo --rules FILE", "is a file; name a folder" },
        { "scan --demo --rules DIR", "--rules: there is no file NAME.yaml below" },
        { "rules lint DIR", "rules lint: there is no file NAME.yaml below" },
        { "rules test DIR", "rules test: there is no file NAME.yaml below" },
        { "scan --demo --out FILE", "is no folder" },
        { "graph --demo --out DIR", "is a folder; name a file" },
        { "collect --out DIR", "is a folder; name the snapshot file to write" },
        { "scan --demo --trusted-accounts 123", "--trusted-accounts: `123` is no account id, which has 12 digits" },
        { "rules eval 1 --trusted-accounts 1111222233334", "--trusted-accounts: `1111222233334` is no account id" },
        { "rules list --severity hi", "there is no severity `hi`; there are critical, high, informational, low, medium" },
        { "rules new sagemaker/model-x --control nope", "there is no control `nope`; there are data-lake, " },
        { "rules coverage --framework nope", "there is no framework `nope`; there are " },
        { "rules show nope/x", "--rules DIR adds rules of your own" },
        { "rules eval self --type Stage", "`Stage` is the last part of AWS::ApiGateway::Stage, AWS::ApiGatewayV2::Stage; name one whole" },
        { "rules eval self --type Modle", "--type: there is no resource type `Modle` — did you mean `Model`?" },
        { "rules eval self", "say what `self` is" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_mistake_is_one_line(string line, string says)
    {
        using var folder = new TemporaryFolder();
        var (dir, file) = (folder.File("dir"), folder.File("file"));
        Directory.CreateDirectory(dir);
        await File.WriteAllTextAsync(file, "text", TestContext.Current.CancellationToken);
        var ran = await Ran.Of([.. line.Split(' ').Select(w => w switch { "DIR" => dir, "FILE" => file, "_" => "", _ => w })]);
        ran.IsMistake(says);
        Assert.Equal("", ran.Out);
        Assert.Single(ran.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal("text", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task No_verb_shows_what_there_is()
    {
        var ran = await Ran.Of();
        Assert.Equal(2, ran.Code);
        Assert.Contains("scan", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_that_reads_nothing_of_a_resource_needs_none() =>
        Assert.Contains("value = true", (await Ran.Of("rules", "eval", "duration('48h') > duration('24h') && resources('AWS::IAM::Role').size() > 1")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task A_test_that_hides_what_it_gives_is_told_so()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", "AWS::SageMaker::Model", "--out", folder.Path);
        var tests = folder.File("acme/x.tests.yaml");
        await File.WriteAllTextAsync(tests, (await File.ReadAllTextAsync(tests, TestContext.Current.CancellationToken)).Replace("expect: PASS", "gaps: [\"sagemaker:DescribeModel\"]\n  expect: UNKNOWN", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("a gap hides only what `given` and `others` leave out", (await Ran.Of("rules", "test", folder.Path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_a_service_is_told_from_the_folder_above_it()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", "AWS::SageMaker::Model", "--out", folder.Path);
        var ran = await Ran.Of("rules", "lint", folder.File("acme"));
        Assert.Equal(2, ran.Code);
        Assert.Contains("name the folder above this one", ran.Out, StringComparison.Ordinal);
    }

    /// <summary>A device or pipe is written into: a file in its place would be found by whoever looks next.</summary>
    [Fact]
    public async Task A_device_is_written_into_and_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "there are no devices in the file system here");
        Assert.Equal(0, (await Ran.Of("graph", "--demo", "--format", "dot", "--out", "/dev/null")).Code);
        await using var device = new FileStream("/dev/null", FileMode.Open, FileAccess.Read);
        Assert.Equal(-1, device.ReadByte());
    }

    [Fact]
    public async Task A_full_disk_behind_standard_output_is_no_defect_of_the_tool()
    {
        using var error = new StringWriter();
        await using var full = new StreamWriter(new FullStream());
        full.AutoFlush = true;
        Assert.Equal(3, await CommandLine.RunAsync(["rules", "list"], new Streams(full, error, false), TestContext.Current.CancellationToken));
        Assert.Equal("not completed, as something could not be written or read: No space left on device", error.ToString().TrimEnd());
    }

    /// <summary>A disk without room.</summary>
    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
