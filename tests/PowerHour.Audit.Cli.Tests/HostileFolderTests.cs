using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>A folder of rules that a stranger made: the tool stays inside it and comes to an end.</summary>
public sealed class HostileFolderTests
{
    [Fact]
    public async Task A_link_out_of_the_folder_is_refused_and_nothing_of_its_target_is_shown()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(outside.File("secret.yaml"), "password: hunter2", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("acme"));
        File.CreateSymbolicLink(folder.File("acme/x.yaml"), outside.File("secret.yaml"));
        foreach (var verb in (string[])["lint", "test"])
        {
            var ran = await Ran.Of("rules", verb, folder.Path);
            ran.IsMistake("is a link that leads out of the folder");
            Assert.DoesNotContain("hunter2", ran.Out + ran.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_within_the_folder_is_followed_and_a_circle_of_folders_ends()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", "AWS::SageMaker::Model", "--out", folder.Path);
        File.CreateSymbolicLink(folder.File("acme/y.yaml"), folder.File("acme/x.yaml"));
        File.CreateSymbolicLink(folder.File("acme/y.tests.yaml"), folder.File("acme/x.tests.yaml"));
        Directory.CreateSymbolicLink(folder.File("acme/again"), folder.Path);
        var ran = await Ran.Of("rules", "lint", folder.Path);
        Assert.Equal(0, ran.Code);
        Assert.Contains("cards: 2, errors: 0, ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_can_not_be_a_card_is_named_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("acme"));
        await File.WriteAllBytesAsync(folder.File("acme/x.yaml"), new byte[10_000_000], TestContext.Current.CancellationToken);
        (await Ran.Of("rules", "lint", folder.Path)).IsMistake("x.yaml", "larger than");
        await File.WriteAllBytesAsync(folder.File("acme/x.yaml"), [0xFF, 0xFE, 0x00, 0x01, 0x1B, 0x5B, 0x33, 0x31, 0x6D], TestContext.Current.CancellationToken);
        var ran = await Ran.Of("rules", "lint", folder.Path);
        Assert.Equal(2, ran.Code);
        Assert.DoesNotContain("\u001b", ran.Out, StringComparison.Ordinal);
        ran.HasNoStackTrace();
    }

    /// <summary>Whoever opens a pipe waits until somebody writes into it.</summary>
    [Fact]
    public async Task A_pipe_in_the_folder_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes are no files here");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("acme"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", folder.File("acme/x.yaml")))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var linted = await Ran.Of("rules", "lint", folder.Path);
        Assert.Equal(2, linted.Code);
        Assert.Contains("x.yaml(1,1): error: expected one YAML document", linted.Out, StringComparison.Ordinal);
        (await Ran.Of("scan", "--demo", "--services", folder.Path, "--out", folder.File("out"))).IsMistake("x.yaml(1,1)");
    }

    [Fact]
    public async Task A_name_that_is_no_id_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("UPPER case.yaml"), "title: x", TestContext.Current.CancellationToken);
        var ran = await Ran.Of("scan", "--demo", "--rules", folder.Path, "--out", folder.File("out"));
        ran.IsMistake("SERVICE/NAME.yaml");
        Assert.False(Directory.Exists(folder.File("out")));
    }
}
