using System.Globalization;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>Reads a descriptor page. The form is described in this folder's README.</summary>
public static class ServiceDescriptorReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="source">The file.</param>
    /// <returns>The service.</returns>
    /// <exception cref="DocumentException">Something in the page is wrong; every problem is named.</exception>
    public static ServiceDescriptor Read(SourceFile source)
    {
        var page = YamlDocument.ReadMap(source);
        var service = page.Text("service");
        var permissions = Permissions(page.Map("permissions"));
        var types = page.Map("types");
        var descriptors = types?.Keys.Select(name => ReadType(service, name, types.Map(name))).OfType<ResourceDescriptor>().ToArray() ?? [];
        page.RefuseOtherKeys();
        page.ThrowIfWrong();
        return new ServiceDescriptor(service, permissions, descriptors);
    }

    private static Dictionary<string, IReadOnlyList<string>> Permissions(YamlMap? map) =>
        map?.Keys.ToDictionary(k => k, k => map.Texts(k), StringComparer.Ordinal) ?? [];

    private static ResourceDescriptor? ReadType(string service, string name, YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }

        var descriptor = new ResourceDescriptor
        {
            Type = new ResourceType(name),
            Service = service,
            Title = map.Text("title"),
            Role = Choice(map, "role", ResourceRole.Ml),
            IsGlobal = Choice(map, "scope", DescriptorScope.Regional) == DescriptorScope.Global,
            Collect = Choice(map, "collect", CollectMode.All),
            StandsFor = map.OptionalText("stands-for") is { } other ? new ResourceType(other) : null,
            List = map.Map("list") is { } list ? ReadList(service, list) : null,
            Search = map.Map("search") is { } search ? ReadSearch(search) : null,
            Details = [.. map.Maps("details").Select(d => ReadDetail(service, d))],
            Id = JsonPath.Parse(map.Text("id")),
            Aliases = [.. map.Texts("aliases").Select(JsonPath.Parse)],
            Arn = map.Text("arn"),
            Name = Path(map, "name"),
            Region = Path(map, "region"),
            Tags = map.OptionalText("tags") ?? "Tags",
            Created = Path(map, "created"),
            Refusals = [.. map.Texts("refused").Select(JsonPath.Parse)],
            Redactions = [.. map.Maps("redact").Select(ReadRedaction)],
            Relations = [.. map.Maps("relations").Select(ReadRelation)],
        };
        map.RefuseOtherKeys();
        return descriptor;
    }

    private static ListStep ReadList(string service, YamlMap map)
    {
        var step = new ListStep(ReadCall(service, map), JsonPath.Parse(map.Text("items")))
        {
            For = map.OptionalText("for") is { } parent ? new ResourceType(parent) : null,
            Wrap = map.OptionalText("wrap"),
            Since = map.OptionalText("since"),
        };
        map.RefuseOtherKeys();
        return step;
    }

    private static SearchStep ReadSearch(YamlMap map)
    {
        var step = new SearchStep(map.Text("resource"), JsonPath.Parse(map.Text("items")));
        map.RefuseOtherKeys();
        return step;
    }

    private static DetailStep ReadDetail(string service, YamlMap map)
    {
        var step = new DetailStep(ReadCall(service, map))
        {
            Into = map.OptionalText("into") ?? "",
            Take = Path(map, "take"),
            ParseJson = Choice(map, "parse", DetailParse.None) == DetailParse.Json,
            When = ReadWhen(map),
            Gone = [.. map.Texts("gone").Select(ErrorMatch.Parse)],
            Pages = ReadPages(map),
            Says = map.Map("says") is { } says ? says.Keys.ToDictionary(k => k, says.Text, StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal),
        };
        map.RefuseOtherKeys();
        return step;
    }

    private static int ReadPages(YamlMap map)
    {
        if (map.OptionalText("pages") is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && pages > 0)
        {
            return pages;
        }

        map.Wrong("pages", $"`pages` must be a whole number above 0, not `{text}`");
        return 0;
    }

    private static Dictionary<string, IReadOnlyList<string?>> ReadWhen(YamlMap map)
    {
        var when = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
        if (map.Json("when") is JsonObject conditions)
        {
            foreach (var (path, value) in conditions)
            {
                when[path] = value is JsonArray many ? [.. many.Select(v => v?.ToString())] : [value?.ToString()];
            }
        }

        return when;
    }

    private static CallStep ReadCall(string service, YamlMap map)
    {
        var call = map.Text("call").Split(':', 2);
        var input = map.Json("with") as JsonObject ?? [];
        var absent = map.Texts("absent").Select(ErrorMatch.Parse).ToArray();
        return call.Length == 2 ? new CallStep(call[0], call[1], input, absent) : new CallStep(service, call[0], input, absent);
    }

    private static RedactionStep ReadRedaction(YamlMap map)
    {
        var step = new RedactionStep(JsonPath.Parse(map.Text("path")), Choice(map, "as", RedactionKind.Map));
        map.RefuseOtherKeys();
        return step;
    }

    private static RelationDescriptor ReadRelation(YamlMap map)
    {
        var edge = map.Text("as");
        if (edge.Length > 0 && !EdgeKinds.All.Contains(edge))
        {
            map.Wrong("as", $"unknown kind of edge `{edge}`; known are {string.Join(", ", EdgeKinds.All.Order(StringComparer.Ordinal))}");
        }

        var relation = new RelationDescriptor(JsonPath.Parse(map.Text("path")), new ResourceType(map.Text("to")), edge, Choice(map, "by", ReferenceForm.Id))
        {
            OnlyFromReferred = Choice(map, "from", ReferenceSource.Any) == ReferenceSource.Referred,
        };
        map.RefuseOtherKeys();
        return relation;
    }

    private static JsonPath? Path(YamlMap map, string key) => map.OptionalText(key) is { } text ? JsonPath.Parse(text) : null;

    private static T Choice<T>(YamlMap map, string key, T otherwise)
        where T : struct, Enum
    {
        if (map.OptionalText(key) is not { } text)
        {
            return otherwise;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        map.Wrong(key, $"`{key}` must be one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}, not `{text}`");
        return otherwise;
    }
}
