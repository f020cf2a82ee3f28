using System.Text;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class ReportLogoTests
{
    [Theory]
    [InlineData("iVBORw0KGgoAAAANSUhEUg==", "image/png")]
    [InlineData("/9j/4AAQSkZJRg==", "image/jpeg")]
    [InlineData("R0lGODlhAQABAAAAACw=", "image/gif")]
    [InlineData("UklGRiQAAABXRUJQVlA4IA==", "image/webp")]
    public void A_picture_is_told_by_its_first_bytes(string base64, string kind) =>
        Assert.Equal($"data:{kind};base64,{base64}", ReportLogo.DataUri(Convert.FromBase64String(base64)));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", true)]
    [InlineData("\uFEFF<?xml version='1.0'?>\n<svg/>", true)]
    [InlineData("<html><svg/></html>", false)]
    [InlineData("<?xml version='1.0'?><html/>", false)]
    [InlineData("GIF", false)]
    [InlineData("", false)]
    [InlineData("#!/bin/sh", false)]
    public void A_drawing_is_told_by_its_first_element(string text, bool isPicture) =>
        Assert.Equal(isPicture, ReportLogo.DataUri(Encoding.UTF8.GetBytes(text))?.StartsWith("data:image/svg+xml;base64,", StringComparison.Ordinal) ?? false);

    [Fact]
    public void A_picture_that_is_too_large_is_refused()
    {
        byte[] png = [0x89, .. "PNG\r\n\u001a\n"u8];
        Assert.NotNull(ReportLogo.DataUri([.. png, .. new byte[ReportLogo.MaxBytes - png.Length]]));
        Assert.Null(ReportLogo.DataUri([.. png, .. new byte[ReportLogo.MaxBytes - png.Length + 1]]));
    }

    [Fact]
    public void The_title_and_the_logo_stand_in_the_page_escaped()
    {
        var output = new MemoryStream();
        HtmlReport.Write(SampleReports.Pleasant(), output, brand: new ReportBrand("Acme <b>& Sons\u202E", "data:image/png;base64,AA+/=="));
        var page = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("Acme &lt;b&gt;&amp; Sons⟦U+202E⟧</title>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"eyebrow\">Acme &lt;b&gt;&amp; Sons", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<img class=\"logo\" src=\"data:image/png;base64,AA+/==\" alt=\"\">").Length - 1);
    }
}
