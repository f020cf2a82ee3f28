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
    [InlineData(false)]
    [InlineData(true)]
    public void No_event_has_what_the_class_does_not_have(bool hostile)
    {
        using var json = JsonDocument.Parse(Written.Bytes(hostile ? SampleReports.Hostile() : SampleReports.Pleasant(), "ocsf"));
        Assert.NotEmpty(json.RootElement.EnumerateArray());
        Assert.Empty(json.RootElement.EnumerateArray().SelectMany(OcsfClass.Problems).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void The_closed_class_refuses_what_it_does_not_know()
    {
        using var json = JsonDocument.Parse("""{"activity_id":7,"class_uid":"2003","made_up":1,"cloud":{"provider":"AWS","colour":"blue"}}""");
        var problems = OcsfClass.Problems(json.RootElement).ToList();
        Assert.Contains("activity_id can not be 7", problems, StringComparer.Ordinal);
        Assert.Contains("class_uid is no attribute of type String", problems, StringComparer.Ordinal);
        Assert.Contains("made_up is no attribute of type Number", problems, StringComparer.Ordinal);
        Assert.Contains("cloud.colour is no attribute of type String", problems, StringComparer.Ordinal);
        Assert.Contains("finding_info is missing", problems, StringComparer.Ordinal);
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
