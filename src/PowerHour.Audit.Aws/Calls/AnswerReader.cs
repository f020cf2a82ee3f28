using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Translates a successful HTTP answer into the JSON that the AWS CLI prints.</summary>
internal static class AnswerReader
{
    // The answer is never put into HTML without encoding; escaping '<' and '+' here would only make it longer.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The answer of <paramref name="operation"/>.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    /// <exception cref="System.Xml.XmlException">The body is not XML.</exception>
    /// <exception cref="InvalidDataException">The body does not fit the operation.</exception>
    public static JsonElement Read(ServiceModel service, OperationModel operation, WireAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(256, answer.Body.Length + (answer.Body.Length / 4)));
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            if (operation.Output is { } shape)
            {
                Body(writer, service, operation, shape, answer);
                Headers(writer, shape, answer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Body(Utf8JsonWriter writer, ServiceModel service, OperationModel operation, Shape shape, WireAnswer answer)
    {
        var payload = shape.Payload is { } name ? shape.Find(name) : null;
        if (payload is { Shape.Kind: ShapeKind.String or ShapeKind.Blob })
        {
            Text(writer, payload, answer.Body.Span);
        }
        else if (answer.Body.IsEmpty || operation.Method is "HEAD")
        {
            return;
        }
        else if (service.Protocol is WireProtocol.Json or WireProtocol.RestJson)
        {
            Json(writer, shape, payload, answer.Body.Span);
        }
        else
        {
            Xml(writer, shape, payload, Unwrap(operation, XmlAnswer.Parse(answer.Body)));
        }
    }

    private static void Text(Utf8JsonWriter writer, Member payload, ReadOnlySpan<byte> body)
    {
        if (payload.Shape.Kind == ShapeKind.Blob)
        {
            writer.WriteBase64String(payload.Name, body);
        }
        else if (body.Length > 0)
        {
            writer.WriteString(payload.Name, Encoding.UTF8.GetString(body));
        }
    }

    private static void Json(Utf8JsonWriter writer, Shape shape, Member? payload, ReadOnlySpan<byte> body)
    {
        if (payload is null)
        {
            JsonAnswer.WriteMembers(writer, body, shape);
        }
        else
        {
            writer.WritePropertyName(payload.Name);
            JsonAnswer.WriteValue(writer, body, payload.Shape);
        }
    }

    private static void Xml(Utf8JsonWriter writer, Shape shape, Member? payload, XElement root)
    {
        if (payload is not null)
        {
            writer.WritePropertyName(payload.Name);
            XmlAnswer.WriteValue(writer, root, payload.Shape);
        }
        else if (IsBareText(shape, root))
        {
            writer.WriteString(shape.Members[0].Name, root.Value);
        }
        else
        {
            XmlAnswer.WriteMembers(writer, root, shape);
        }
    }

    /// <summary>S3 answers GetBucketLocation with the bare text of its only member.</summary>
    private static bool IsBareText(Shape shape, XElement root) =>
        shape.Members is [{ Shape.Kind: ShapeKind.String, Location: MemberLocation.Body }] && !root.HasElements && root.Value.Length > 0;

    private static XElement Unwrap(OperationModel operation, XElement root) => operation.ResultWrapper is not { } wrapper
        ? root
        : root.Elements().FirstOrDefault(e => XmlAnswer.IsNamed(e, wrapper)) ?? throw new InvalidDataException($"The answer has no <{wrapper}>.");

    private static void Headers(Utf8JsonWriter writer, Shape shape, WireAnswer answer)
    {
        foreach (var member in shape.Members)
        {
            if (member.Location == MemberLocation.StatusCode)
            {
                writer.WriteNumber(member.Name, answer.Status);
            }
            else if (member.Location == MemberLocation.Header && answer.Header(member.WireName) is { } value)
            {
                writer.WritePropertyName(member.Name);
                XmlAnswer.WriteScalar(writer, value, member.Shape);
            }
        }
    }
}
