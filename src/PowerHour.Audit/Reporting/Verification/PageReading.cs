using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Verification;

/// <summary>Reads the data out of an HTML report, and compares pages line by line.</summary>
internal static class PageReading
{
    private const string Begin = "<script type=\"application/json\" id=\"data\" data-encoding=\"";
    private const string End = "</script>";
    private const int MaxLines = 20;
    private const int MaxShown = 160;
    private const long MaxData = 1L << 30;

    /// <summary>Whether a file is a page and not JSON.</summary>
    public static bool IsPage(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 64)].IndexOf("<!doctype html"u8) >= 0;

    /// <summary>The page's data, its columns turned into findings.</summary>
    /// <exception cref="DocumentException">The page has no data that can be read.</exception>
    public static JsonObject Data(string name, byte[] bytes)
    {
        try
        {
            return PageData.Rows(JsonNode.Parse(Island(Encoding.UTF8.GetString(bytes)), null, new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject());
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new DocumentException(new DocumentProblem(name, 1, 1, "this page is no report of this version of the tool: its data can not be read"));
        }
    }

    /// <summary>Where two pages with the same data differ in what they show.</summary>
    public static IEnumerable<string> Differences(byte[] said, byte[] follows)
    {
        var (one, other) = (Lines(said), Lines(follows));
        var all = Enumerable.Range(0, Math.Max(one.Length, other.Length)).Where(i => one.ElementAtOrDefault(i) != other.ElementAtOrDefault(i)).ToList();
        foreach (var line in all.Take(MaxLines))
        {
            yield return $"the text of the page, line {line + 1}: the report has `{Shown(one.ElementAtOrDefault(line))}`, the snapshot gives `{Shown(other.ElementAtOrDefault(line))}`";
        }

        if (all.Count > MaxLines)
        {
            yield return $"the text of the page: {all.Count - MaxLines} further lines";
        }
    }

    private static string Island(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0 || page.IndexOf(Begin, begin + 1, StringComparison.Ordinal) >= 0)
        {
            throw new FormatException("a page has its data once");
        }

        var encoding = begin + Begin.Length;
        var from = page.IndexOf('>', encoding) + 1;
        var text = page[from..page.IndexOf(End, from, StringComparison.Ordinal)];
        return page.AsSpan(encoding).StartsWith("json", StringComparison.Ordinal) ? text : Inflate(Convert.FromBase64String(text));
    }

    private static string Inflate(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = zlib.Read(buffer)) > 0;)
        {
            plain.Write(buffer, 0, read);
            if (plain.Length > MaxData)
            {
                throw new InvalidDataException("the data are larger than any report");
            }
        }

        return Encoding.UTF8.GetString(plain.GetBuffer(), 0, (int)plain.Length);
    }

    private static string[] Lines(byte[] page) => Encoding.UTF8.GetString(page).ReplaceLineEndings("\n").Split('\n');

    private static string Shown(string? line) => line is null ? "nothing" : VisibleText.Line(line.Trim(), MaxShown);
}
