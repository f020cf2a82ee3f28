using System.Text;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Demo;

/// <summary>Makes resources of the demo's data files: one file a type, and only what the descriptor can not tell.</summary>
/// <param name="header">Whose account, where and when.</param>
internal sealed class DemoResources(DemoHeader header)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="catalog">The descriptors.</param>
    /// <returns>Its resources, in the order of the file; none where the catalog does not know the type.</returns>
    public IReadOnlyList<Resource> Read(SourceFile file, ServiceCatalog catalog)
    {
        using var document = JsonDocument.Parse(file.Text);
        var type = new ResourceType(document.RootElement.GetProperty("type").GetString()!);
        return catalog.Find(type) is not { } descriptor ? []
            : [.. document.RootElement.GetProperty("resources").EnumerateArray().Select(r => Make(r, descriptor))];
    }

    private static string? Text(JsonElement at, string name) => at.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<JsonElement> Elements(JsonElement at, string name) => at.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static UnreadPart Unread(JsonElement at) => new(Text(at, "path")!, Text(at, "gap")!);

    private static SecretSighting Secret(JsonElement at) => new(Text(at, "path")!, Text(at, "key")!, Text(at, "detector")!);

    private static byte[] Compact(JsonElement data)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            data.WriteTo(json);
        }

        return stream.ToArray();
    }

    private Resource Make(JsonElement at, ResourceDescriptor descriptor)
    {
        var data = at.GetProperty("data");
        var region = Text(at, "region") ?? (descriptor.IsGlobal ? "global" : header.Manifest.Regions[0]);
        var unread = Elements(at, "unread").Select(Unread).ToArray();
        var arn = Text(at, "arn") ?? Arn(descriptor, data, region);
        var id = Text(at, "id") ?? descriptor.Id.FirstText(data) ?? arn;
        return new Resource
        {
            Type = descriptor.Type,
            Arn = arn,
            Id = id,
            Name = Text(at, "name") ?? descriptor.Name?.FirstText(data) ?? id,
            Region = region,
            AccountId = header.Manifest.AccountId,
            Data = Compact(data),
            Calls = [.. DemoCalls.Of(descriptor, data, unread, header.Manifest.StartedAt)],
            Unread = unread,
            Secrets = [.. Elements(at, "secrets").Select(Secret)],
        };
    }

    private string Arn(ResourceDescriptor descriptor, JsonElement data, string region)
    {
        if (!descriptor.Arn.Contains("${", StringComparison.Ordinal))
        {
            return JsonPath.Parse(descriptor.Arn).FirstText(data) ?? throw new FormatException($"a demo {descriptor.Type} has no {descriptor.Arn}");
        }

        var text = new StringBuilder();
        foreach (var part in descriptor.Arn.Split("${"))
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            text.Append(end < 0 ? part : Value(part[..end], data, region) + part[(end + 1)..]);
        }

        return text.ToString();
    }

    private string Value(string name, JsonElement data, string region) => name switch
    {
        "account" => header.Manifest.AccountId,
        "partition" => header.Manifest.Partition,
        "region" => region,
        _ => name.Split('|').Select(n => JsonPath.Parse(n).FirstText(data)).FirstOrDefault(t => t is not null) ?? throw new FormatException($"a demo resource without its {name} must say its ARN"),
    };
}
