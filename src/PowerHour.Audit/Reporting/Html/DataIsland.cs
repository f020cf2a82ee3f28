using System.IO.Compression;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Puts the data of a report into the page: small data as it is, large data compressed.</summary>
internal static class DataIsland
{
    /// <summary>Up to how many findings the data stands in the page uncompressed, where a person can read it too.</summary>
    public const int PlainLimit = 500;

    /// <summary>Writes a script element that no browser runs.</summary>
    /// <param name="data">The data.</param>
    /// <param name="output">The page. The data is written as it is made: a large report is never held as a whole.</param>
    public static void Write(ReportData data, TextWriter output)
    {
        var isPlain = data.Count <= PlainLimit;
        output.Write($"<script type=\"application/json\" id=\"data\" data-encoding=\"{(isPlain ? "json" : "deflate+base64")}\">");
        if (isPlain)
        {
            using var text = new AsciiStream(output);
            data.Write(text);
        }
        else
        {
            using var text = new Base64Stream(output);
            using var deflate = new ZLibStream(text, CompressionLevel.Optimal);
            data.Write(deflate);
        }

        output.Write("</script>");
    }
}
