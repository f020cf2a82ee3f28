using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Translates an XML body of the wire into our JSON, guided by the shape.</summary>
internal static class XmlAnswer
{
    // No document type definitions: entities could expand without bound or reach for files.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The root element of a body.</summary>
    /// <exception cref="XmlException">It is not XML.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body.ToArray(), writable: false), Settings);
        return XElement.Load(reader);
    }

    /// <summary>Whether an element has that local name; namespaces differ between services and emulators and are not looked at.</summary>
    public static bool IsNamed(XElement element, string localName) => string.Equals(element.Name.LocalName, localName, StringComparison.Ordinal);

    /// <summary>Writes the members of a structure; the caller has opened the object and closes it.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, XElement element, Shape shape)
    {
        var children = element.Elements().ToLookup(c => c.Name.LocalName, StringComparer.Ordinal);
        foreach (var member in shape.Members.Where(m => m.Location == MemberLocation.Body))
        {
            Write(writer, element, children, member);
        }
    }

    /// <summary>Writes one element as a value of <paramref name="shape"/>.</summary>
    public static void WriteValue(Utf8JsonWriter writer, XElement element, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                writer.WriteStartObject();
                WriteMembers(writer, element, shape);
                writer.WriteEndObject();
                break;
            case ShapeKind.List:
                List(writer, element.Elements(), shape.Item!);
                break;
            case ShapeKind.Map:
                Map(writer, element.Elements(), shape);
                break;
            default:
                WriteScalar(writer, element.Value, shape);
                break;
        }
    }

    /// <summary>Writes text as a scalar of <paramref name="shape"/>.</summary>
    /// <exception cref="InvalidDataException">A number was expected and is none.</exception>
    public static void WriteScalar(Utf8JsonWriter writer, string text, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Integer:
                writer.WriteNumberValue(long.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : throw NotA(shape, text));
                break;
            case ShapeKind.Double:
                writer.WriteNumberValue(double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw NotA(shape, text));
                break;
            case ShapeKind.Boolean:
                writer.WriteBooleanValue(string.Equals(text.Trim(), "true", StringComparison.OrdinalIgnoreCase));
                break;
            case ShapeKind.Timestamp:
                Timestamps.Write(writer, text.Trim());
                break;
            case ShapeKind.PolicyDocument:
                Policy(writer, text);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, XElement element, ILookup<string, XElement> children, Member member)
    {
        if (member.IsXmlAttribute)
        {
            Attribute(writer, element, member);
            return;
        }

        var flattened = member.IsFlattened || member.Shape.IsFlattened;
        var found = children[flattened && member.Shape is { Kind: ShapeKind.List, ItemName: { } item } ? item : member.WireName];
        if (!found.Any())
        {
            return;
        }

        writer.WritePropertyName(member.Name);
        switch (member.Shape.Kind)
        {
            case ShapeKind.List when flattened:
                List(writer, found, member.Shape.Item!);
                break;
            case ShapeKind.Map when flattened:
                Map(writer, found, member.Shape);
                break;
            default:
                WriteValue(writer, found.First(), member.Shape);
                break;
        }
    }

    /// <summary>The wire name is prefixed (<c>xsi:type</c>), the attribute's local name is not.</summary>
    private static void Attribute(Utf8JsonWriter writer, XElement element, Member member)
    {
        var local = member.WireName[(member.WireName.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (element.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration && string.Equals(a.Name.LocalName, local, StringComparison.Ordinal)) is { } attribute)
        {
            writer.WriteString(member.Name, attribute.Value);
        }
    }

    private static void List(Utf8JsonWriter writer, IEnumerable<XElement> elements, Shape item)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
        {
            WriteValue(writer, element, item);
        }

        writer.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter writer, IEnumerable<XElement> entries, Shape shape)
    {
        writer.WriteStartObject();
        foreach (var entry in entries)
        {
            var key = entry.Elements().FirstOrDefault(e => IsNamed(e, shape.KeyName)) ?? throw new InvalidDataException($"A map entry of {shape.Name} has no <{shape.KeyName}>.");
            writer.WritePropertyName(key.Value);
            if (entry.Elements().FirstOrDefault(e => IsNamed(e, shape.ValueName)) is { } value)
            {
                WriteValue(writer, value, shape.Item!);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>IAM sends policies URL-encoded; the AWS CLI prints them as JSON. What is not JSON stays text.</summary>
    private static void Policy(Utf8JsonWriter writer, string text)
    {
        try
        {
            using var policy = JsonDocument.Parse(Uri.UnescapeDataString(text));
            policy.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(text);
        }
    }

    private static InvalidDataException NotA(Shape shape, string text) => new($"'{text}' is not a {shape.Name}.");
}
