using System.IO.Compression;
using System.Text;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Puts the data of a report into the page: small data as it is, large data compressed.</summary>
internal static class DataIsland
{
    /// <summary>Up to how many findings the data stands in the page uncompressed, where a person can read it too.</summary>
    public const int PlainLimit = 500;

    private const int Chunk = 3 << 14;

    /// <summary>Writes a script element that no browser runs.</summary>
    public static void Write(ReportData data, Action<string> write)
    {
        var buffer = new MemoryStream();
        var isPlain = data.Count <= PlainLimit;
        if (isPlain)
        {
            data.Write(buffer);
        }
        else
        {
            using var deflate = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true);
            data.Write(deflate);
        }

        write($"<script type=\"application/json\" id=\"data\" data-encoding=\"{(isPlain ? "json" : "deflate+base64")}\">");
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        for (var i = 0; i < bytes.Length; i += Chunk)
        {
            var part = bytes[i..Math.Min(bytes.Length, i + Chunk)];
            write(isPlain ? Encoding.ASCII.GetString(part) : Convert.ToBase64String(part));
        }

        write("</script>");
    }
}
