using System.Collections.Frozen;
using System.Text.Json;

namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Builds the shapes of one model file: first every shape, then what they refer to, because shapes may be recursive.</summary>
internal sealed class ShapeReader
{
    private static readonly FrozenDictionary<string, Shape> Primitives = new Shape[]
    {
        new("string", ShapeKind.String),
        new("integer", ShapeKind.Integer),
        new("double", ShapeKind.Double),
        new("boolean", ShapeKind.Boolean),
        new("blob", ShapeKind.Blob),
        new("policy-document", ShapeKind.PolicyDocument),
        new("any", ShapeKind.Any),
        new("timestamp", ShapeKind.Timestamp),
        new("timestamp:iso8601", ShapeKind.Timestamp) { Timestamp = TimestampFormat.Iso8601 },
        new("timestamp:unixTimestamp", ShapeKind.Timestamp) { Timestamp = TimestampFormat.UnixSeconds },
        new("timestamp:rfc822", ShapeKind.Timestamp) { Timestamp = TimestampFormat.Rfc822 },
    }.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);

    private readonly string service;
    private readonly Dictionary<string, Shape> shapes;

    /// <summary>Reads all shapes of <paramref name="definitions"/>.</summary>
    public ShapeReader(string service, JsonElement definitions)
    {
        this.service = service;
        shapes = new(StringComparer.Ordinal);
        foreach (var d in definitions.EnumerateObject())
        {
            shapes.Add(d.Name, Create(d.Name, d.Value));
        }

        foreach (var d in definitions.EnumerateObject())
        {
            Connect(shapes[d.Name], d.Value);
        }
    }

    /// <summary>The shape that <paramref name="name"/> refers to, or null when it is absent.</summary>
    public Shape? Optional(JsonElement element, string name) => element.Text(name) is { } reference ? Resolve(reference) : null;

    private static Shape Create(string name, JsonElement definition) => new(name, Kind(definition))
    {
        EnumValues = definition.Texts("enum"),
        IsSensitive = definition.Flag("sensitive"),
        Payload = definition.Text("payload"),
        ItemName = definition.Text("item"),
        KeyName = definition.Text("keyName") ?? "key",
        ValueName = definition.Text("valueName") ?? "value",
        IsFlattened = definition.Flag("flattened"),
    };

    private static ShapeKind Kind(JsonElement definition) =>
        definition.TryGetProperty("structure", out _) ? ShapeKind.Structure
        : definition.TryGetProperty("list", out _) ? ShapeKind.List
        : definition.TryGetProperty("map", out _) ? ShapeKind.Map
        : Primitives[definition.GetProperty("scalar").GetString()!].Kind;

    private void Connect(Shape shape, JsonElement definition)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                shape.SetMembers([.. definition.GetProperty("structure").EnumerateObject().Select(Member)]);
                break;
            case ShapeKind.List:
                shape.Item = Optional(definition, "list");
                break;
            case ShapeKind.Map:
                shape.Item = Optional(definition, "map");
                shape.Key = Optional(definition, "key");
                break;
        }
    }

    private Member Member(JsonProperty entry)
    {
        if (entry.Value.ValueKind == JsonValueKind.String)
        {
            return new(entry.Name, Resolve(entry.Value.GetString()!), IsRequired: false, entry.Name, MemberLocation.Body);
        }

        var traits = entry.Value;
        return new(entry.Name, Resolve(traits.GetProperty("type").GetString()!), traits.Flag("required"), traits.Text("wire") ?? entry.Name, Location(traits.Text("in")))
        {
            IsFlattened = traits.Flag("flattened"),
            QueryName = traits.Text("queryName"),
            IsXmlAttribute = traits.Flag("xmlAttribute"),
            EndpointParameter = traits.Text("endpoint"),
        };
    }

    private MemberLocation Location(string? name) => name switch
    {
        null => MemberLocation.Body,
        "uri" => MemberLocation.Uri,
        "querystring" => MemberLocation.QueryString,
        "header" => MemberLocation.Header,
        "statusCode" => MemberLocation.StatusCode,
        _ => throw new InvalidDataException($"models/{service}.json: unknown location '{name}'."),
    };

    private Shape Resolve(string reference) =>
        Primitives.TryGetValue(reference, out var primitive) ? primitive
        : shapes.TryGetValue(reference, out var shape) ? shape
        : throw new InvalidDataException($"models/{service}.json: shape '{reference}' is not defined.");
}
