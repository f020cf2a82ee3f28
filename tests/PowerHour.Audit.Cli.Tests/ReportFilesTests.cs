using System.Text;
using PowerHour.Audit.Documents;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>A file is written whole or not at all.</summary>
public sealed class ReportFilesTests
{
    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_no_draft()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("report.html");
        File.WriteAllText(path, "old");
        Assert.Throws<DocumentException>(() => ReportFiles.Write(path, output =>
        {
            output.Write("half"u8);
            throw new DocumentException([new SourceFile("finding.html", "").Problem(1, 1, "this template can not be rendered")]);
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_writer_that_succeeds_replaces_the_old_file_and_leaves_no_draft()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("report.html");
        File.WriteAllText(path, "old");
        Assert.Equal(path, ReportFiles.Write(path, output => output.Write(Encoding.UTF8.GetBytes("new"))));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_place_that_is_no_folder_is_said_plainly()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("taken"), "");
        var failure = Assert.Throws<UsageException>(() => ReportFiles.Write(Path.Combine(folder.File("taken"), "report.html"), _ => { }));
        Assert.Contains("can not be written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_fails_leaves_no_draft()
    {
        using var folder = new TemporaryFolder();
        var templates = Directory.CreateDirectory(folder.File("templates")).FullName;
        var reports = folder.File("reports");
        File.WriteAllText(Path.Combine(templates, "finding.hbs"), "{{there.is.none}}");
        (await Ran.Of("scan", "--demo", "--templates", templates, "--out", reports, "--format", "html")).IsMistake("finding.hbs");
        Assert.Empty(Directory.Exists(reports) ? Directory.GetFiles(reports, "*.part") : []);
    }
}
