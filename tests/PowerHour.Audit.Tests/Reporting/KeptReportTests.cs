using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Leaves reports for those who look at them from outside: the browser and the validators of <c>tests/browser</c>.</summary>
public sealed class KeptReportTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("POWERHOUR_KEEP_REPORTS");

    [Fact]
    public void A_hostile_report_is_kept_in_every_format() => Keep("hostile", SampleReports.Hostile(), ReportFormat.All());

    /// <summary>As many findings as made another scanner's report impossible to open.</summary>
    [Fact]
    public void A_page_of_121117_findings_is_kept_and_stays_below_15_MB()
    {
        var page = Keep("large", SampleReports.Large(121_117), ReportFormat.All().Where(f => f.Name == "html")).Single();
        Assert.InRange(new FileInfo(page).Length, 1, 15_000_000);
    }

    private static List<string> Keep(string name, AuditReport report, IEnumerable<ReportFormat> formats)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Folder), "POWERHOUR_KEEP_REPORTS names no folder");
        var files = new List<string>();
        foreach (var format in formats)
        {
            files.Add(Path.Combine(Folder!, format.FileName.Replace("report", name, StringComparison.Ordinal)));
            using var file = File.Create(files[^1]);
            format.Write(report, file);
        }

        return files;
    }
}
