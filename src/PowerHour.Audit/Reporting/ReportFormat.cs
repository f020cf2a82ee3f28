namespace PowerHour.Audit.Reporting;

/// <summary>A way to write a report: its name on the command line, its file, its writer.</summary>
/// <param name="Name">The name: <c>html</c>, <c>json</c>, <c>sarif</c>.</param>
/// <param name="FileName">The file's name within the output folder.</param>
/// <param name="Description">What it is for, in a few words.</param>
/// <param name="Write">Writes the report to a stream, which stays open. Deterministic: the same report gives the same bytes.</param>
public sealed record ReportFormat(string Name, string FileName, string Description, Action<AuditReport, Stream> Write)
{
    /// <summary>Every format, in the order in which help lists them.</summary>
    /// <param name="templates">The templates of the HTML report; null for those that travel with the tool.</param>
    /// <param name="brand">The title and logo of the HTML report; null for the tool's own.</param>
    /// <returns>The formats.</returns>
    public static IReadOnlyList<ReportFormat> All(ReportTemplates? templates = null, ReportBrand? brand = null) =>
    [
        new("html", "report.html", "one self-contained page for people", (report, output) => HtmlReport.Write(report, output, templates, brand)),
        new("json", "report.json", "everything, for programs; reports/report.schema.json describes it", JsonReport.Write),
        new("sarif", "report.sarif", "SARIF 2.1.0, for code-scanning dashboards", SarifReport.Write),
        new("junit", "report.junit.xml", "JUnit XML, for build servers", JunitReport.Write),
        new("csv", "report.csv", "a line for every finding, for spreadsheets", CsvReport.Write),
        new("markdown", "report.md", "a summary that fits a pull-request comment", MarkdownReport.Write),
        new("ocsf", "report.ocsf.json", "OCSF compliance findings, for security lakes", OcsfReport.Write),
        new("asff", "report.asff.json", "AWS Security Finding Format, for Security Hub", AsffReport.Write),
    ];
}
