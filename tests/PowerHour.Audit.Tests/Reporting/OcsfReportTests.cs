using System.Text.Json;
using PowerHour.Audit.Findings;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class OcsfReportTests
{
    [Fact]
    public void Every_event_has_what_the_class_requires()
    {
        using var json = JsonDocument.Parse(Written.Bytes(SampleReports.Hostile(), "ocsf"));
        Assert.All(json.RootElement.EnumerateArray(), e =>
        {
            Assert.Equal(2003 * 100 + e.GetProperty("activity_id").GetInt32(), e.GetProperty("type_uid").GetInt32());
            Assert.InRange(e.GetProperty("severity_id").GetInt32(), 1, 5);
            Assert.True(e.GetProperty("time").GetInt64() > 0);
            Assert.NotEmpty(e.GetProperty("metadata").GetProperty("product").GetProperty("vendor_name").GetString()!);
            Assert.NotEmpty(e.GetProperty("finding_info").GetProperty("uid").GetString()!);
            Assert.NotEmpty(e.GetProperty("compliance").GetProperty("standards").EnumerateArray());
        });
    }

    [Theory]
    [InlineData(Status.Pass, 1)]
    [InlineData(Status.Unknown, 2)]
    [InlineData(Status.Fail, 3)]
    [InlineData(Status.Error, 0)]
    [InlineData(Status.Manual, 99)]
    [InlineData(Status.NotApplicable, 99)]
    public void Every_status_has_its_number(Status status, int expected)
    {
        var report = SampleReports.Pleasant();
        using var json = JsonDocument.Parse(Written.Bytes(report, "ocsf"));
        var found = report.Findings.Zip(json.RootElement.EnumerateArray()).Where(x => x.First.Status == status).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, x => Assert.Equal(expected, x.Second.GetProperty("compliance").GetProperty("status_id").GetInt32()));
    }
}
