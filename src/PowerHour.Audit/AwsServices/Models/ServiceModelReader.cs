using System.Collections.Frozen;
using System.Text.Json;

namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Reads one generated model file; <c>tools/service-models/README.md</c> describes the format.</summary>
/// <remarks>A file that holds an operation which <see cref="ReadOnlyOperations"/> refuses does not load.</remarks>
internal static class ServiceModelReader
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "HEAD", "POST" };

    /// <summary>Reads the model of the service <paramref name="key"/>.</summary>
    /// <exception cref="InvalidDataException">The file holds something that must not or cannot be loaded.</exception>
    public static ServiceModel Read(string key, Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var shapes = new ShapeReader(key, root.GetProperty("shapes"));
        var operations = root.GetProperty("operations").EnumerateObject()
            .Select(o => Operation(key, o, shapes))
            .ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);
        return Service(key, root.GetProperty("service"), operations);
    }

    private static ServiceModel Service(string key, JsonElement about, FrozenDictionary<string, OperationModel> operations) => new(operations)
    {
        Key = key,
        ServiceId = about.GetProperty("id").GetString()!,
        Protocol = Protocol(key, about.GetProperty("protocol").GetString()!),
        ApiVersion = about.GetProperty("version").GetString()!,
        EndpointPrefix = about.GetProperty("endpointPrefix").GetString()!,
        SigningName = about.GetProperty("signingName").GetString()!,
        JsonVersion = about.Text("jsonVersion"),
        TargetPrefix = about.Text("targetPrefix"),
    };

    private static WireProtocol Protocol(string key, string name) => name switch
    {
        "json" => WireProtocol.Json,
        "query" => WireProtocol.Query,
        "ec2" => WireProtocol.Ec2,
        "rest-json" => WireProtocol.RestJson,
        "rest-xml" => WireProtocol.RestXml,
        _ => throw new InvalidDataException($"models/{key}.json: unknown protocol '{name}'."),
    };

    private static OperationModel Operation(string key, JsonProperty entry, ShapeReader shapes)
    {
        var http = entry.Value.GetProperty("http").GetString()!.Split(' ', 2);
        if (!ReadOnlyOperations.Allows(entry.Name) || !Methods.Contains(http[0]))
        {
            throw new InvalidDataException(
                $"models/{key}.json: {key}:{entry.Name} ({http[0]}) is not an operation that only reads configuration; it must not be loaded.");
        }

        return new()
        {
            ServiceKey = key,
            Name = entry.Name,
            Method = http[0],
            Path = http[1],
            Input = shapes.Optional(entry.Value, "input"),
            Output = shapes.Optional(entry.Value, "output"),
            ResultWrapper = entry.Value.Text("wrapper"),
            Paging = entry.Value.TryGetProperty("paging", out var paging) ? Paging(paging) : null,
            EndpointParameters = entry.Value.TryGetProperty("endpoint", out var fixedOnes) ? Parameters(fixedOnes) : FrozenDictionary<string, object>.Empty,
        };
    }

    private static Paging Paging(JsonElement paging) => new(
        paging.Texts("input"), paging.Texts("output"), paging.Texts("results"), paging.Text("limit"), paging.Text("more"));

    private static FrozenDictionary<string, object> Parameters(JsonElement parameters) => parameters.EnumerateObject().ToFrozenDictionary(
        p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : (object)p.Value.GetBoolean(), StringComparer.Ordinal);
}
