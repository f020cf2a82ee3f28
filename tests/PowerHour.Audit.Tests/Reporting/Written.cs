using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Reports as they were written.</summary>
internal static class Written
{
    public static byte[] Bytes(AuditReport report, string format)
    {
        var output = new MemoryStream();
        ReportFormat.All().Single(f => f.Name == format).Write(report, output);
        Assert.True(output.CanWrite, "the stream stays open");
        return output.ToArray();
    }

    public static string Text(AuditReport report, string format) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(report, format));

    public static IDocument Page(AuditReport report) => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(Text(report, "html"));
}
