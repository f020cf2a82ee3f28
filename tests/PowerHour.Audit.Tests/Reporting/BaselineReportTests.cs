using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Comparison;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>A report with a baseline says what changed, in each format that can.</summary>
public sealed class BaselineReportTests
{
    private static readonly AuditReport Report = WithBaseline();

    [Fact]
    public void Each_kind_is_there() =>
        Assert.Equal([ChangeKind.New, ChangeKind.BecameUnknown, ChangeKind.Fixed, ChangeKind.Disappeared, ChangeKind.Unchanged], Report.Changes!.All.Select(c => c.Kind).Distinct());

    [Fact]
    public void Json_counts_and_lists_them()
    {
        using var json = JsonDocument.Parse(Written.Bytes(Report, "json"));
        var changes = json.RootElement.GetProperty("changes");
        Assert.Equal(Report.Findings.Count + 1, changes.GetProperty("counts").EnumerateObject().Sum(c => c.Value.GetInt32()));
        Assert.Equal(["new", "became-unknown", "fixed", "disappeared"], changes.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("kind").GetString()!), StringComparer.Ordinal);
        using var none = JsonDocument.Parse(Written.Bytes(SampleReports.Pleasant(), "json"));
        Assert.Equal(JsonValueKind.Null, none.RootElement.GetProperty("changes").ValueKind);
    }

    [Fact]
    public void Sarif_says_of_every_result_how_it_stands()
    {
        using var json = JsonDocument.Parse(Written.Bytes(Report, "sarif"));
        var states = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().CountBy(r => r.GetProperty("baselineState").GetString()!).ToDictionary(StringComparer.Ordinal);
        Assert.Equal((1, 2), (states["new"], states["updated"]));
        Assert.Equal(Report.Findings.Count(f => f.Status != Status.Error) - 3, states["unchanged"]);
        Assert.DoesNotContain("baselineState", Written.Text(SampleReports.Pleasant(), "sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_and_the_comment_list_them()
    {
        var page = Written.Page(Report);
        Assert.Equal(["changes changes-new", "changes changes-became-unknown", "changes changes-fixed", "changes changes-disappeared"], page.QuerySelectorAll("details.changes").Select(d => d.ClassName!), StringComparer.Ordinal);
        Assert.All(page.QuerySelectorAll("details.changes li a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Null(Written.Page(SampleReports.Pleasant()).GetElementById("changes"));
        Assert.Contains("### What changed since the baseline", Written.Text(Report, "markdown"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_inert_in_every_form_of_the_comparison()
    {
        var now = SampleReports.Hostile();
        var before = ComparedReport.Of(now with { Findings = [.. now.Findings.Select(f => f with { Status = f.Status == Status.Fail ? Status.Pass : Status.Fail })] });
        var report = now with { Changes = ReportComparison.Of(before, ComparedReport.Of(now)) };
        Assert.Empty(Written.Page(report).QuerySelectorAll("details.changes script, details.changes img, details.changes b"));
        Assert.DoesNotContain(TextChanges.Of(report.Changes!), c => c != '\n' && char.IsControl(c));
        foreach (var format in ReportFormat.All())
        {
            Assert.NotEmpty(Written.Text(report, format.Name));
        }
    }

    private static AuditReport WithBaseline()
    {
        var now = SampleReports.Pleasant();
        var failing = now.Findings.First(f => f.Status == Status.Fail);
        var holding = now.Findings.First(f => f.Status == Status.Pass);
        var unknown = now.Findings.First(f => f.Status == Status.Unknown);
        var gone = holding with { Resource = holding.Resource with { Arn = $"{holding.Resource.Arn}-gone" }, Fingerprint = "0" };
        var before = now with
        {
            Findings = [gone with { Status = Status.Fail }, .. now.Findings.Select(f => f == failing ? f with { Status = Status.Pass } : f == holding ? f with { Status = Status.Fail } : f == unknown ? f with { Status = Status.Pass } : f)],
        };
        return now with { Changes = ReportComparison.Of(ComparedReport.Of(before) with { File = "before.json", Hash = "00" }, ComparedReport.Of(now)) };
    }
}
