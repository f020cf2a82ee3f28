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
    [Theory]
    [InlineData("x.yaml")]
    [InlineData("x.tests.yaml")]
    public async Task A_pipe_in_the_folder_is_not_waited_for(string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("acme"));
        await Pipe.MakeAsync(folder.File($"acme/{name}"));
        foreach (var verb in Verbs(folder).Append(["scan", "--demo", "--services", folder.Path]))
        {
            var ran = await Ran.Of(verb);
            ran.IsMistake($"acme/{name}` is not a regular file");
            Assert.Equal("", ran.Out);
        }
    }

    /// <summary>Two ways of writing the end would let two files have one id; one that is passed over in silence would never judge.</summary>
    [Theory]
    [InlineData("acme/x.yml", "acme/x.yml would not be read: rename it to x.yaml")]
    [InlineData("acme/x.YAML", "acme/x.YAML would not be read: rename it to x.yaml")]
    [InlineData("acme/x.tests.yml", "acme/x.tests.yml would not be read: rename it to x.tests.yaml")]
    [InlineData("acme/x.tests.Yaml", "acme/x.tests.Yaml would not be read: rename it to x.tests.yaml")]
    [InlineData("definitions.yml", "definitions.yml would not be read: rename it to definitions.yaml")]
    public async Task A_name_with_another_end_is_told_and_not_passed_over(string name, string says)
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/mine", "--resource", "AWS::SageMaker::Model", "--out", folder.Path);
        await File.WriteAllTextAsync(folder.File(name), "title: x", TestContext.Current.CancellationToken);
        foreach (var verb in Verbs(folder))
        {
            var ran = await Ran.Of(verb);
            ran.IsMistake(says);
            Assert.Single(ran.Error.TrimEnd().Split('\n'));
        }

        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public async Task A_page_of_descriptors_with_another_end_is_told_too()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("own.yml"), "service: own", TestContext.Current.CancellationToken);
        (await Ran.Of("rules", "types", "--services", folder.Path)).IsMistake("--services: ", "own.yml would not be read: rename it to own.yaml");
    }

    [Fact]
    public async Task A_card_in_two_folders_is_refused_and_a_folder_named_twice_is_one()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (folder.File("one"), folder.File("two"));
        foreach (var place in (string[])[one, two])
        {
            await Ran.Of("rules", "new", "acme/x", "--resource", "AWS::SageMaker::Model", "--out", place);
        }

        foreach (var verb in (string[][])[["rules", "list"], ["rules", "eval", "--rule", "acme/x"], ["scan", "--demo", "--out", folder.File("out")]])
        {
            var ran = await Ran.Of([.. verb, "--rules", one, "--rules", two]);
            ran.IsMistake($"--rules: the card acme/x is there 2 times: {one}/acme/x.yaml and {two}/acme/x.yaml; remove or rename one".Replace('\\', '/'));
            Assert.Single(ran.Error.TrimEnd().Split('\n'));
        }

        Assert.Equal(0, (await Ran.Of("rules", "show", "acme/x", "--rules", one, "--rules", one + "/")).Code);
    }

    private static string[][] Verbs(TemporaryFolder folder) =>
        [["rules", "lint", folder.Path], ["rules", "test", folder.Path], ["rules", "list", "--rules", folder.Path], ["scan", "--demo", "--rules", folder.Path, "--out", folder.File("out")]];

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
