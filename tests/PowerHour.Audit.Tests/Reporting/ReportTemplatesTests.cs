using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class ReportTemplatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a\n{{{title}}}", 2, 1, "write `{{` instead")]
    [InlineData("{{&title}}", 1, 1, "write `{{` instead")]
    [InlineData("{{#if a}}\n {{#each b}}\n{{/if}}", 3, 1, "closes `{{#each}}` of line 2")]
    [InlineData("x {{#if a}}", 1, 3, "not closed")]
    [InlineData("{{/if}}", 1, 1, "closes nothing")]
    [InlineData("{{else}}", 1, 1, "outside any block")]
    [InlineData("line\n  {{> sumary}}", 2, 3, "did you mean `summary`?")]
    [InlineData("{{nmber count}}", 1, 1, "did you mean `number`?")]
    [InlineData("{{#iff a}}{{/iff}}", 1, 1, "there is no block `iff`")]
    [InlineData("a {{title", 1, 3, "not closed")]
    [InlineData("{{!-- a }} b", 1, 1, "not closed")]
    [InlineData("{{}}", 1, 1, "empty tag")]
    [InlineData("{{#if a}}{{else}}b{{else}}c{{/if}}", 1, 19, "a second `else`")]
    [InlineData("{{#if}}a{{/if}}", 1, 1, "expected one value after `#if`")]
    [InlineData("{{#if (a)}}b{{/if}}", 1, 1, "`(a)` names no value")]
    [InlineData("{{#each a as}}{{/each}}", 1, 1, "expected one value")]
    [InlineData("{{title.}}", 1, 1, "names no value")]
    [InlineData("{{number}}", 1, 1, "`number` takes one value")]
    [InlineData("{{csp title}}", 1, 1, "`csp` takes no value")]
    [InlineData("{{else if a}}", 1, 1, "takes no words")]
    public void A_wrong_template_is_refused_with_its_place(string template, int line, int column, string expected)
    {
        var problem = Assert.Throws<DocumentException>(() => From("summary.hbs", template)).Problems[0];
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.EndsWith("summary.hbs", problem.File, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_does_not_exist_is_refused_when_it_is_asked_for()
    {
        var templates = From("brand.hbs", "<b>\n  {{acountId}}</b>");
        var problem = Assert.Throws<DocumentException>(() => Write(templates)).Problems.Single();
        Assert.Equal((2, 3), (problem.Line, problem.Column));
        Assert.EndsWith("brand.hbs", problem.File, StringComparison.Ordinal);
        Assert.Contains("acountId", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<i>{{accountId}}</i>", "<i>111122223333</i>")]
    [InlineData("a {{~ accountId ~}} b", "a111122223333b")]
    [InlineData("a\n  {{#if accountId}}\nb\n  {{/if}}\nc", "a\nb\nc")]
    [InlineData("a\n{{! nothing }}\nb", "a\nb")]
    [InlineData("{{#unless accountId}}a{{else}}b{{/unless}}", "b")]
    [InlineData("{{#with counts}}{{total}}/{{../accountId}}{{/with}}", "/111122223333")]
    [InlineData("{{#each counts}}a{{else}}nothing to go through{{/each}}", "nothing to go through")]
    [InlineData("{{#each statuses}}{{@index}}{{#if @first}}!{{/if}}{{/each}}", "0!12345")]
    [InlineData("{{#each statuses}}{{#with this}}{{#unless key}}x{{/unless}}{{/with}}{{/each}}.", ".")]
    public void A_template_says_what_its_language_means(string template, string expected) =>
        Assert.Contains(expected, Write(From("brand.hbs", $"[{template}]")), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\n {{> brand}}", 2, 2, "without end")]
    [InlineData("{{picture title}}", 1, 1, "`picture` can not be made of `title`")]
    [InlineData("{{title.length.none}}", 1, 1, "no value `none`")]
    [InlineData("{{@index}}", 1, 1, "no value `@index`")]
    [InlineData("{{../../../title}}", 1, 1, "no value `../`")]
    public void What_only_the_values_tell_is_refused_at_its_place(string template, int line, int column, string expected)
    {
        var problem = Assert.Throws<DocumentException>(() => Write(From("brand.hbs", template))).Problems.Single();
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("style.css", "a{}\n</style><script>", 2)]
    [InlineData("script.js", "var a = '</SCRIPT>';", 1)]
    [InlineData("script.js", "<!--", 1)]
    public void A_script_or_style_can_not_end_its_element(string file, string text, int line) =>
        Assert.Equal(line, Assert.Throws<DocumentException>(() => From(file, text)).Problems.Single().Line);

    [Fact]
    public void A_folder_replaces_what_it_has_and_keeps_the_rest()
    {
        var page = Write(From("brand.hbs", "<b>Acme {{accountId}}</b>{{! a note }}{{!-- {{> nothing}} --}}"));
        Assert.Contains("<b>Acme 111122223333</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing}}", page, StringComparison.Ordinal);
        Assert.Contains("id=\"coverage\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_templates_is_refused() =>
        Assert.Contains("no template", Assert.Throws<DocumentException>(() => ReportTemplates.FromDirectory(_folder)).Message, StringComparison.Ordinal);

    private ReportTemplates From(string file, string text)
    {
        File.WriteAllText(Path.Combine(_folder, file), text);
        return ReportTemplates.FromDirectory(_folder);
    }

    private static string Write(ReportTemplates templates)
    {
        var output = new MemoryStream();
        HtmlReport.Write(SampleReports.Pleasant(), output, templates);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
