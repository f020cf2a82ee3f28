using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Verification;

/// <summary>Verifies a report: a snapshot is judged again, and the report written again and compared.</summary>
public static class ReportVerifier
{
    /// <summary>Verifies.</summary>
    /// <param name="name">The report's file as the person named it.</param>
    /// <param name="bytes">The report: HTML or JSON.</param>
    /// <param name="judged">What follows from the snapshot.</param>
    /// <param name="templates">The templates of the page; null for those that travel with the tool.</param>
    /// <param name="brand">The title and logo of the page; null for the tool's own.</param>
    /// <returns>Whether the report says the same, and what it says otherwise.</returns>
    /// <exception cref="DocumentException">The file is neither form of report.</exception>
    public static VerificationResult Verify(string name, byte[] bytes, AuditReport judged, ReportTemplates? templates, ReportBrand? brand = null)
    {
        var page = PageReading.IsPage(bytes);
        var said = page ? PageReading.Data(name, bytes) : Parse(name, bytes);
        var stated = Stated(said);
        var named = ReportIntegrity.Named(judged, stated);
        var expected = Written(output => { if (page) { HtmlReport.Write(named, output, templates, brand); } else { JsonReport.Write(named, output); } });
        var inputs = ReportIntegrity.Of(named).Select(e => new VerifiedInput(e, stated.FirstOrDefault(s => s.Key == e.Key)?.Value)).ToArray();
        if (bytes.AsSpan().SequenceEqual(expected))
        {
            return new VerificationResult(true, inputs, []);
        }

        var differences = ReportDifferences.Of(said, page ? PageReading.Data(name, expected) : Parse(name, expected)).ToList();
        differences.AddRange(page && differences.Count == 0 ? PageReading.Differences(bytes, expected) : []);
        return new VerificationResult(false, inputs, differences);
    }

    private static List<IntegrityEntry> Stated(JsonObject said) => said["integrity"] is not JsonArray entries ? [] :
        [.. entries.OfType<JsonObject>().Select(e => new IntegrityEntry(Text(e, "what"), "", Text(e, "file"), Text(e, "value")))];

    private static string Text(JsonObject entry, string name) => entry[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    // A member that stands twice could say one thing to this reader and another to the next.
    private static JsonObject Parse(string name, byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject is { } root && root.ContainsKey("schemaVersion") ? root
                : throw new DocumentException(new DocumentProblem(name, 1, 1, "this is no report: expected an HTML or JSON report of this tool"));
        }
        catch (JsonException e)
        {
            throw new DocumentException(new DocumentProblem(name, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "this is no report: it is neither an HTML page of this tool, nor JSON in which each member stands once"));
        }
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return output.ToArray();
    }
}
