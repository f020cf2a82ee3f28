using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class CsvReportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_line_has_every_field_and_none_begins_a_formula(bool hostile)
    {
        var report = hostile ? SampleReports.Hostile() : SampleReports.Pleasant();
        var lines = Parse(Written.Text(report, "csv"));
        Assert.Equal(report.Findings.Count + 1, lines.Count);
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        Assert.DoesNotContain(lines.SelectMany(l => l), f => f.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '|' or '%', ..]);
    }

    [Fact]
    public void A_formula_is_kept_as_text() => Assert.Contains("'=cmd|'/C calc'!A0", Parse(Written.Text(SampleReports.Hostile(), "csv")).SelectMany(l => l), StringComparer.Ordinal);

    private static List<List<string>> Parse(string text)
    {
        List<List<string>> lines = [[]];
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"': field.Append(text[i++]); break;
                case '"': quoted = !quoted; break;
                case ',' when !quoted: Next(); break;
                case '\r' when !quoted: Assert.Equal('\n', text[++i]); Next(); lines.Add([]); break;
                default: field.Append(text[i]); break;
            }
        }

        Assert.Empty(lines[^1]);
        return lines[..^1];

        void Next()
        {
            lines[^1].Add(field.ToString());
            field.Clear();
        }
    }
}
