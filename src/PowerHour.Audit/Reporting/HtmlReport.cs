using System.Text;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting.Html;

namespace PowerHour.Audit.Reporting;

/// <summary>One self-contained page for people: no external request, readable without script, better with it.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="templates">The templates; null for those that travel with the tool.</param>
    /// <param name="brand">The title and logo; null for the tool's own.</param>
    /// <exception cref="DocumentException">A user's template asks for something that is not there.</exception>
    public static void Write(AuditReport report, Stream output, ReportTemplates? templates = null, ReportBrand? brand = null)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var index = new ReportIndex(report);
        (templates ?? ReportTemplates.Embedded).Render(ReportViewBuilder.Build(index, brand ?? ReportBrand.Own), new ReportData(index), writer);
    }
}
