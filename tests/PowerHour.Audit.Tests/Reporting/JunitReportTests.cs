using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class JunitReportTests
{
    [Theory]
    [InlineData("pleasant")]
    [InlineData("hostile")]
    [InlineData("empty")]
    public void It_is_what_build_servers_read(string which)
    {
        var schemas = new XmlSchemaSet();
        using var xsd = XmlReader.Create(typeof(JunitReportTests).Assembly.GetManifestResourceStream("junit.xsd")!);
        schemas.Add("", xsd);
        Read(which switch { "pleasant" => SampleReports.Pleasant(), "hostile" => SampleReports.Hostile(), _ => SampleReports.Empty() })
            .Validate(schemas, (_, e) => Assert.Fail(e.Message));
    }

    [Fact]
    public void What_was_not_decided_is_skipped_and_the_counts_agree()
    {
        var report = SampleReports.Pleasant();
        var counts = StatusCounts.Of(report.Findings);
        var xml = Read(report);
        Assert.Equal(counts.Total, xml.Descendants("testcase").Count());
        Assert.Equal(counts.Unanswered, xml.Descendants("failure").Count());
        Assert.Equal(counts.Error, xml.Descendants("error").Count());
        Assert.Equal(counts.Suppressed + counts.Unknown + counts.Manual + counts.NotApplicable, xml.Descendants("skipped").Count());
        Assert.All(xml.Descendants("testsuite"), s => Assert.Equal((int)s.Attribute("failures")!, s.Descendants("failure").Count()));
    }

    private static XDocument Read(AuditReport report) => XDocument.Load(new MemoryStream(Written.Bytes(report, "junit")));
}
