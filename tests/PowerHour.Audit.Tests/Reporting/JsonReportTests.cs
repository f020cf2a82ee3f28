using System.Text.Json;
using PowerHour.Audit.Findings;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class JsonReportTests
{
    [Fact]
    public void Every_finding_stands_in_it_in_order_with_its_evidence()
    {
        var report = SampleReports.Pleasant();
        using var json = JsonDocument.Parse(Written.Bytes(report, "json"));
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(report.Findings.Select(f => (f.Fingerprint, f.Status.Name(), f.Evidence.Count)), findings.Select(f => (f.GetProperty("fingerprint").GetString()!, f.GetProperty("status").GetString()!, f.GetProperty("evidence").GetArrayLength())));
    }

    [Fact]
    public void The_summary_adds_up()
    {
        using var json = JsonDocument.Parse(Written.Bytes(SampleReports.Pleasant(), "json"));
        var summary = json.RootElement.GetProperty("summary");
        foreach (var status in summary.GetProperty("all").EnumerateObject())
        {
            Assert.Equal(status.Value.GetInt32(), summary.GetProperty("bySeverity").EnumerateObject().Sum(s => s.Value.GetProperty(status.Name).GetInt32()));
            Assert.Equal(status.Value.GetInt32(), summary.GetProperty("byControl").EnumerateObject().Sum(s => s.Value.GetProperty(status.Name).GetInt32()));
        }
    }

    [Fact]
    public void Hostile_texts_come_back_as_they_were_and_the_file_is_ASCII()
    {
        var report = SampleReports.Hostile();
        var bytes = Written.Bytes(report, "json");
        Assert.DoesNotContain(bytes, b => b > 0x7E || (b < 0x20 && b != '\n'));
        using var json = JsonDocument.Parse(bytes);
        var names = json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("resource").GetProperty("name").GetString()!);
        var expected = report.Findings.Select(f => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(f.Resource.Name)));
        Assert.Equal(expected, names, StringComparer.Ordinal);
    }
}
