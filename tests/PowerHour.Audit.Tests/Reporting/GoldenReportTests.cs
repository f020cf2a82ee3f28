using System.Globalization;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class GoldenReportTests
{
    public static TheoryData<string> Formats => [.. ReportFormat.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_pleasant_report_is_the_one_that_was_looked_at(string format)
    {
        var file = ReportFormat.All().Single(f => f.Name == format).FileName;
        Golden.Compare($"pleasant.verified.{file["report.".Length..]}", Written.Bytes(SampleReports.Pleasant(), format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_report_gives_the_same_bytes_in_every_culture(string format)
    {
        var here = CultureInfo.CurrentCulture;
        var expected = Written.Bytes(SampleReports.Pleasant(), format);
        try
        {
            foreach (var culture in new[] { "ar-SA", "de-DE", "tr-TR", "fa-IR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Written.Bytes(SampleReports.Pleasant(), format));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_instants_in_another_time_zone_give_the_same_bytes(string format)
    {
        var report = SampleReports.Pleasant();
        var elsewhere = TimeSpan.FromHours(5.5);
        var moved = report with
        {
            Manifest = report.Manifest with { StartedAt = report.Manifest.StartedAt.ToOffset(elsewhere), EndedAt = report.Manifest.EndedAt.ToOffset(elsewhere) },
            Findings = [.. report.Findings.Select(f => f with { Evidence = [.. f.Evidence.Select(e => e with { At = e.At?.ToOffset(elsewhere) })] })],
        };
        Assert.Equal(Written.Bytes(report, format), Written.Bytes(moved, format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_writes_hostile_and_empty_reports(string format)
    {
        Assert.NotEmpty(Written.Text(SampleReports.Hostile(), format));
        Assert.NotEmpty(Written.Text(SampleReports.Empty(), format));
    }
}
