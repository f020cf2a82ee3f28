using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Writes an input as a form body: <c>Action=…&amp;Filter.1.Name=…</c>, in the query protocol or EC2's dialect of it.</summary>
internal sealed class FormInput
{
    private readonly StringBuilder form = new();
    private readonly bool ec2;

    private FormInput(bool ec2) => this.ec2 = ec2;

    /// <summary>The body.</summary>
    public static byte[] Write(ServiceModel service, OperationModel operation, JsonObject input, bool ec2)
    {
        var writer = new FormInput(ec2);
        writer.Add("Action", operation.Name);
        writer.Add("Version", service.ApiVersion);
        if (operation.Input is { } shape)
        {
            writer.Structure(input, shape, "");
        }

        return Encoding.UTF8.GetBytes(writer.form.ToString());
    }

    private void Structure(JsonObject value, Shape shape, string prefix)
    {
        foreach (var member in shape.Members)
        {
            if (value[member.Name] is { } item)
            {
                var name = ec2 ? member.QueryName ?? Capitalised(member.WireName) : member.WireName;
                Value(item, member.Shape, prefix.Length == 0 ? name : $"{prefix}.{name}", member.IsFlattened);
            }
        }
    }

    private void Value(JsonNode value, Shape shape, string prefix, bool flattened)
    {
        switch (value)
        {
            case JsonObject o when shape.Kind == ShapeKind.Map:
                Map(o, shape, flattened || shape.IsFlattened ? prefix : $"{prefix}.entry");
                break;
            case JsonObject o:
                Structure(o, shape, prefix);
                break;
            case JsonArray a:
                List(a, shape.Item!, ec2 || flattened || shape.IsFlattened ? prefix : $"{prefix}.{shape.ItemName ?? "member"}");
                break;
            default:
                Add(prefix, InputText.Of(value, shape, TimestampFormat.Iso8601));
                break;
        }
    }

    private void List(JsonArray items, Shape shape, string prefix)
    {
        var number = 0;
        foreach (var item in items)
        {
            if (item is not null)
            {
                Value(item, shape, string.Create(CultureInfo.InvariantCulture, $"{prefix}.{++number}"), flattened: false);
            }
        }
    }

    private void Map(JsonObject entries, Shape shape, string prefix)
    {
        var number = 0;
        foreach (var (key, item) in entries)
        {
            if (item is not null)
            {
                var entry = string.Create(CultureInfo.InvariantCulture, $"{prefix}.{++number}");
                Add($"{entry}.{shape.KeyName}", key);
                Value(item, shape.Item!, $"{entry}.{shape.ValueName}", flattened: false);
            }
        }
    }

    private void Add(string key, string value)
    {
        form.Append(form.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
