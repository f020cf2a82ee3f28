using System.Text.Json;
using PowerHour.Audit.Findings;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class AsffReportTests
{
    [Fact]
    public void No_text_is_blank_or_longer_than_the_service_takes()
    {
        using var json = JsonDocument.Parse(Written.Bytes(SampleReports.Hostile(), "asff"));
        Assert.All(json.RootElement.EnumerateArray(), f =>
        {
            Between(f.GetProperty("Title"), 256);
            Between(f.GetProperty("Description"), 1024);
            Between(f.GetProperty("Remediation").GetProperty("Recommendation").GetProperty("Text"), 512);
            Between(f.GetProperty("Resources")[0].GetProperty("Id"), 512);
        });

        static void Between(JsonElement text, int max)
        {
            Assert.False(string.IsNullOrWhiteSpace(text.GetString()));
            Assert.InRange(text.GetString()!.Length, 1, max);
        }
    }

    [Theory]
    [InlineData(Status.Pass, "PASSED")]
    [InlineData(Status.Unknown, "WARNING")]
    [InlineData(Status.Fail, "FAILED")]
    [InlineData(Status.Manual, "NOT_AVAILABLE")]
    [InlineData(Status.Error, "NOT_AVAILABLE")]
    [InlineData(Status.NotApplicable, "NOT_AVAILABLE")]
    public void Every_status_has_its_name(Status status, string expected)
    {
        var report = SampleReports.Pleasant();
        using var json = JsonDocument.Parse(Written.Bytes(report, "asff"));
        var found = report.Findings.Zip(json.RootElement.EnumerateArray()).Where(x => x.First.Status == status).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, x => Assert.Equal(expected, x.Second.GetProperty("Compliance").GetProperty("Status").GetString()));
    }
}
