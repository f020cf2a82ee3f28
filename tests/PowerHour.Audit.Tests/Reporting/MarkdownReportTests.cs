using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Markdown;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class MarkdownReportTests
{
    [Fact]
    public void It_fits_a_comment_and_says_what_was_cut()
    {
        var report = SampleReports.Large(2_000);
        var many = report with { Manifest = report.Manifest with { Gaps = [.. Enumerable.Range(0, 3_000).Select(i => report.Manifest.Gaps[0] with { Region = $"region-{i:0000}" })] } };
        var text = Written.Text(many, "markdown");
        Assert.InRange(text.Length, 50_000, 65_000);
        Assert.Contains("left out to fit", text, StringComparison.Ordinal);
        Assert.Contains("and 8 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_strange_text_stands_outside_a_code_span()
    {
        var text = Written.Text(SampleReports.Hostile(), "markdown");
        Assert.InRange(text.Length, 1, 65_000);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``", "``` `a`` ```")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a\nb", "`a b`")]
    [InlineData("", "(no name)")]
    public void A_code_span_holds_any_text(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Theory]
    [InlineData("*a* <b> [c](d) @e #1", "\\*a\\* &lt;b&gt; \\[c\\](d) &#64;e \\#1")]
    public void A_plain_text_has_no_markup(string text, string expected) => Assert.Equal(expected, MarkdownText.Plain(text));
}
