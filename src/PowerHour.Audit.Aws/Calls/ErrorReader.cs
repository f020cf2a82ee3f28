using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Finds code and message in an error answer. Bodies that are neither JSON nor XML (a proxy's page) become the message.</summary>
internal static class ErrorReader
{
    private const int LongestText = 200;

    /// <summary>The request id in the headers, or empty.</summary>
    public static string RequestId(Func<string, string?> header) => header("x-amzn-RequestId") ?? header("x-amz-request-id") ?? "";

    /// <summary>Reads an error answer; never fails.</summary>
    public static ServiceError Read(WireAnswer answer)
    {
        var (code, message, requestId) = Body(answer.Body);
        code = Bare(answer.Header("x-amzn-ErrorType") ?? code ?? "");
        return new(
            code.Length > 0 ? code : answer.Status.ToString(CultureInfo.InvariantCulture),
            message ?? "",
            answer.Status,
            RequestId(answer.Header) is { Length: > 0 } id ? id : requestId ?? "",
            answer.Header("x-amz-bucket-region"));
    }

    private static (string? Code, string? Message, string? RequestId) Body(ReadOnlyMemory<byte> body)
    {
        try
        {
            return First(body.Span) switch
            {
                (byte)'{' => Json(body),
                (byte)'<' => Xml(body),
                _ => (null, Text(body), null),
            };
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return (null, Text(body), null);
        }
    }

    private static byte First(ReadOnlySpan<byte> body)
    {
        var trimmed = body.TrimStart(" \t\r\n"u8);
        return trimmed.IsEmpty ? default : trimmed[0];
    }

    private static (string?, string?, string?) Json(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var error = document.RootElement;
        return (Text(error, "__type") ?? Text(error, "code") ?? Text(error, "Code"), Text(error, "message") ?? Text(error, "Message") ?? Text(error, "errorMessage"), null);
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (string?, string?, string?) Xml(ReadOnlyMemory<byte> body)
    {
        var root = XmlAnswer.Parse(body);
        var error = root.DescendantsAndSelf().FirstOrDefault(e => XmlAnswer.IsNamed(e, "Error"));
        return error is null
            ? (null, Text(body), null)
            : (Child(error, "Code"), Child(error, "Message"), Deep(root, "RequestId") ?? Deep(root, "RequestID"));
    }

    private static string? Child(XElement element, string name) => element.Elements().FirstOrDefault(e => XmlAnswer.IsNamed(e, name))?.Value;

    private static string? Deep(XElement element, string name) => element.Descendants().FirstOrDefault(e => XmlAnswer.IsNamed(e, name))?.Value;

    private static string Text(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, LongestText)]);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary><c>com.amazonaws.kms#NotFoundException:http://…</c> means <c>NotFoundException</c>.</summary>
    private static string Bare(string code) => code.Split(':')[0].Split('#')[^1].Trim();
}
