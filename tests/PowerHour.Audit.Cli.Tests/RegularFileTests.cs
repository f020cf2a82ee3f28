using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>A pipe is waited for by whoever opens it, and a device may have no end: where a file is named, neither is opened.</summary>
public sealed class RegularFileTests
{
    /// <summary>Command lines that name a file, at `FILE`.</summary>
    public static TheoryData<string> Lines => new(
        "scan --demo --config FILE",
        "scan --demo --suppressions FILE",
        "scan --demo --attestations FILE",
        "scan --demo --baseline FILE",
        "scan --demo --logo FILE",
        "scan --snapshot FILE",
        "report FILE",
        "graph --snapshot FILE",
        "verify FILE --demo",
        "diff FILE FILE",
        "rules eval true --config FILE",
        "suppress 0123456789 --report FILE --reason mitigated --justification x --approved-by x --expires 2027-01-01",
        "explain escalation --authorization-details FILE",
        "explain access * s3:GetObject * --scp FILE");

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_has_no_end_is_refused_in_one_line(string line)
    {
        using var folder = new TemporaryFolder();
        var pipe = folder.File("pipe");
        await Pipe.MakeAsync(pipe);
        File.CreateSymbolicLink(folder.File("link"), pipe);
        foreach (var file in (string[])[pipe, folder.File("link"), "/dev/zero", "/dev/null"])
        {
            var ran = await Ran.Of([.. line.Split(' ').Select(w => w == "FILE" ? file : w)]);
            ran.IsMistake(file, "is not a regular file");
            Assert.Single(ran.Error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public async Task A_pipe_among_templates_is_refused_too()
    {
        using var folder = new TemporaryFolder();
        await Pipe.MakeAsync(folder.File("style.css"));
        (await Ran.Of("scan", "--demo", "--templates", folder.Path, "--out", folder.File("out"))).IsMistake("style.css(1,1): error: is not a regular file");
    }

    [Fact]
    public void Files_are_regular_also_where_they_are_empty_or_behind_a_link_and_what_is_not_there_is_told_by_who_opens_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("full"), "x");
        File.WriteAllText(folder.File("empty"), "");
        File.CreateSymbolicLink(folder.File("link"), folder.File("empty"));
        File.CreateSymbolicLink(folder.File("broken"), folder.File("nowhere"));
        Assert.All((string[])["full", "empty", "link", "broken", "nowhere"], f => Assert.True(RegularFile.Is(folder.File(f)), f));
    }
}
