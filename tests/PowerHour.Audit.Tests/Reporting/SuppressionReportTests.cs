using System.Text.Json;
using System.Xml.Linq;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Every format says which failures somebody answers for, and takes none of them for health.</summary>
public sealed class SuppressionReportTests
{
    private const string Who = "jane@example.com";

    private static readonly AuditReport Report = SampleReports.Pleasant();
    private static readonly Finding[] Suppressed = [.. Report.Findings.Where(f => f.IsSuppressed)];

    [Fact]
    public void There_is_one_of_each_kind()
    {
        Assert.Single(Suppressed);
        Assert.Equal([SuppressionState.InForce, SuppressionState.Expired, SuppressionState.Unmatched], Report.Suppressions.Uses.Select(u => u.State));
    }

    [Fact]
    public void Json_has_the_decision_in_the_finding_and_every_entry_of_the_file()
    {
        using var json = JsonDocument.Parse(Written.Bytes(Report, "json"));
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("suppression").ValueKind == JsonValueKind.Object);
        Assert.Equal(("FAIL", Suppressed[0].Fingerprint, Who), (finding.GetProperty("status").GetString(), finding.GetProperty("fingerprint").GetString(), finding.GetProperty("suppression").GetProperty("approvedBy").GetString()));
        var entries = json.RootElement.GetProperty("suppressions").GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["in-force", "expired", "unmatched"], entries.Select(e => e.GetProperty("state").GetString()!), StringComparer.Ordinal);
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("all").GetProperty("SUPPRESSED").GetInt32());
    }

    [Fact]
    public void Sarif_says_of_every_result_whether_it_is_suppressed()
    {
        using var json = JsonDocument.Parse(Written.Bytes(Report, "sarif"));
        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, r => Assert.Equal(JsonValueKind.Array, r.GetProperty("suppressions").ValueKind));
        var one = results.Single(r => r.GetProperty("suppressions").GetArrayLength() > 0);
        Assert.Equal(("fail", "external", "accepted"), (one.GetProperty("kind").GetString(), one.GetProperty("suppressions")[0].GetProperty("kind").GetString(), one.GetProperty("suppressions")[0].GetProperty("status").GetString()));
        using var plain = JsonDocument.Parse(Written.Bytes(SampleReports.Large(20), "sarif"));
        Assert.All(plain.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), r => Assert.False(r.TryGetProperty("suppressions", out _)));
    }

    [Fact]
    public void Ocsf_and_asff_call_it_suppressed_and_failed()
    {
        using var ocsf = JsonDocument.Parse(Written.Bytes(Report, "ocsf"));
        var finding = Assert.Single(ocsf.RootElement.EnumerateArray(), e => e.GetProperty("status_id").GetInt32() == 3);
        Assert.Equal(3, finding.GetProperty("compliance").GetProperty("status_id").GetInt32());
        Assert.Contains(Who, finding.GetProperty("comment").GetString(), StringComparison.Ordinal);
        using var asff = JsonDocument.Parse(Written.Bytes(Report, "asff"));
        var imported = Assert.Single(asff.RootElement.EnumerateArray(), e => e.GetProperty("Workflow").GetProperty("Status").GetString() == "SUPPRESSED");
        Assert.Equal("FAILED", imported.GetProperty("Compliance").GetProperty("Status").GetString());
        Assert.Contains(Who, imported.GetProperty("Note").GetProperty("UpdatedBy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Junit_skips_it_and_says_why()
    {
        var suites = XDocument.Parse(Written.Text(Report, "junit"));
        var skipped = Assert.Single(suites.Descendants("skipped"), s => s.Attribute("message")!.Value.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.Contains(Who, skipped.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Equal(Report.Findings.Count(f => f.Status == Status.Fail) - 1, suites.Descendants("failure").Count());
        Assert.Equal(suites.Descendants("failure").Count(), (int)suites.Root!.Attribute("failures")!);
        Assert.Equal(suites.Descendants("skipped").Count(), suites.Descendants("testsuite").Sum(s => (int)s.Attribute("skipped")!));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void Texts_name_who_answers_and_until_when(string format)
    {
        var text = System.Net.WebUtility.HtmlDecode(Written.Text(Report, format).Replace("\\", "", StringComparison.Ordinal));
        Assert.Contains(Who, text, StringComparison.Ordinal);
        Assert.Contains("2026-12-31", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_a_part_for_them_a_mark_on_the_finding_and_a_count_in_the_checklist()
    {
        var page = Written.Page(Report);
        Assert.Equal(3, page.QuerySelectorAll("#suppressions tbody tr").Length);
        Assert.Equal([$"f-{Suppressed[0].Fingerprint}"], page.QuerySelectorAll(".finding").Where(f => f.QuerySelector(".suppressed") is not null).Select(f => f.Id!), StringComparer.Ordinal);
        Assert.Equal(1, page.QuerySelectorAll("#checklist .controls td[data-label=SUPPRESSED]").Sum(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Null(Written.Page(SampleReports.Empty()).GetElementById("suppressions"));
    }
}
