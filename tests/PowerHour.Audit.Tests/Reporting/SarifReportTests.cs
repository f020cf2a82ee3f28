using System.Text.Json;
using PowerHour.Audit.Findings;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class SarifReportTests
{
    [Theory]
    [InlineData(Status.Fail, "fail")]
    [InlineData(Status.Pass, "pass")]
    [InlineData(Status.Unknown, "open")]
    [InlineData(Status.Manual, "review")]
    [InlineData(Status.NotApplicable, "notApplicable")]
    public void Every_status_has_its_kind_and_only_failures_a_level(Status status, string kind)
    {
        var report = SampleReports.Pleasant();
        var results = Run(report).GetProperty("results").EnumerateArray().Where(r => r.GetProperty("properties").GetProperty("status").GetString() == status.Name()).ToList();
        Assert.Equal(report.Findings.Count(f => f.Status == status), results.Count);
        Assert.All(results, r => Assert.Equal(kind, r.GetProperty("kind").GetString()));
        Assert.All(results, r => Assert.Equal(status == Status.Fail, r.GetProperty("level").GetString() != "none"));
    }

    [Fact]
    public void Gaps_and_errors_of_rules_are_notifications()
    {
        var report = SampleReports.Pleasant();
        var notifications = Run(report).GetProperty("invocations")[0].GetProperty("toolExecutionNotifications");
        Assert.Equal(report.Manifest.Gaps.Count + report.Findings.Count(f => f.Status == Status.Error), notifications.GetArrayLength());
    }

    [Fact]
    public void Every_relation_points_at_what_it_names()
    {
        var run = Run(SampleReports.Pleasant());
        var relations = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().SelectMany(r => r.GetProperty("relationships").EnumerateArray()).ToList();
        Assert.NotEmpty(relations);
        foreach (var target in relations.Select(r => r.GetProperty("target")))
        {
            var taxonomy = run.GetProperty("taxonomies")[target.GetProperty("toolComponent").GetProperty("index").GetInt32()];
            Assert.Equal(taxonomy.GetProperty("taxa")[target.GetProperty("index").GetInt32()].GetProperty("id").GetString(), target.GetProperty("id").GetString());
        }
    }

    [Fact]
    public void Every_address_is_a_URI_however_hostile_the_name() =>
        Assert.All(Run(SampleReports.Hostile()).GetProperty("results").EnumerateArray(), r =>
            Assert.True(Uri.IsWellFormedUriString(r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Absolute)));

    private static JsonElement Run(Audit.Reporting.AuditReport report)
    {
        using var json = JsonDocument.Parse(Written.Bytes(report, "sarif"));
        return json.RootElement.GetProperty("runs")[0].Clone();
    }
}
