using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.RuleTesting;

/// <summary>A small account for one test: every list was read whole, but for the calls that the test says failed.</summary>
/// <param name="catalog">What is known of AWS.</param>
/// <param name="region">The region of everything regional.</param>
/// <param name="gaps">Calls that failed.</param>
/// <param name="now">When everything was read.</param>
internal sealed class TestAccount(ServiceCatalog catalog, string region, IReadOnlyList<string> gaps, DateTimeOffset now)
{
    private const string AccountId = "111122223333";

    private readonly List<Resource> _resources = [];

    /// <summary>Adds a resource.</summary>
    /// <param name="type">The type.</param>
    /// <param name="given">Its properties.</param>
    /// <param name="secrets">Sightings of credentials.</param>
    /// <returns>The resource.</returns>
    public Resource Make(ResourceType type, JsonObject given, IReadOnlyList<SecretSighting> secrets)
    {
        var descriptor = catalog.Find(type) ?? throw new Documents.DocumentException(new Documents.DocumentProblem("test", 1, 1, $"no resource type `{type}`"));
        Parse(descriptor, given);
        var properties = JsonSerializer.SerializeToElement(given);
        var id = descriptor.Id.FirstText(properties) ?? $"{type.ShortName}-{_resources.Count}";
        var place = descriptor.Region?.FirstText(properties) ?? (descriptor.IsGlobal ? "global" : region);
        var arn = ArnOf(descriptor, properties, id, place);
        if (descriptor.Service == "iam")
        {
            // The engine reads users and roles by the ARN that AWS always gives; a test need not write it.
            given["Arn"] = arn;
        }

        var resource = new Resource
        {
            Type = type,
            Arn = arn,
            Id = id,
            Name = descriptor.Name?.FirstText(properties) ?? id,
            Region = place,
            AccountId = AccountId,
            Data = JsonSerializer.SerializeToUtf8Bytes(given),
            Calls = [.. descriptor.CallSteps.Select(c => c.Name).Distinct(StringComparer.Ordinal).Where(c => !gaps.Contains(c, StringComparer.Ordinal)).Select(c => new CallRecord(c, IntoOf(descriptor, c), now, ""))],
            Unread = [.. Unread(descriptor)],
            Secrets = secrets,
        };
        _resources.Add(resource);
        return resource;
    }

    /// <summary>A collection leaves a JSON text parsed where the descriptor says that it is one, so that a card sees it so in tests too.</summary>
    private static void Parse(ResourceDescriptor descriptor, JsonObject given)
    {
        foreach (var path in descriptor.Redactions.Where(r => r.Kind == RedactionKind.Json).Select(r => r.Path.Text).Where(p => given[p] is JsonValue v && v.GetValueKind() == JsonValueKind.String))
        {
            try
            {
                given[path] = JsonNode.Parse(given[path]!.GetValue<string>());
            }
            catch (JsonException)
            {
                // What is no JSON stays a text.
            }
        }
    }

    /// <summary>The account as a snapshot.</summary>
    /// <returns>The snapshot.</returns>
    public Snapshot ToSnapshot() => Snapshot.Of(
        new SnapshotManifest
        {
            ToolVersion = ToolVersion.Current,
            RulesHash = "",
            AccountId = AccountId,
            Partition = "aws",
            CallerArn = $"arn:aws:iam::{AccountId}:role/auditor",
            Regions = [region],
            StartedAt = now,
            EndedAt = now,
            LookbackDays = 90,
            Coverage = [.. catalog.Types.Select(Coverage)],
            Gaps = [.. gaps.Distinct(StringComparer.Ordinal).Select(g => new CoverageGap(g, region, GapCause.AccessDenied, "AccessDeniedException", "", g))],
        },
        _resources);

    /// <summary>What failed calls would have filled in; a test that lets the list fail gives what is known all the same.</summary>
    private IEnumerable<UnreadPart> Unread(ResourceDescriptor descriptor)
    {
        var details = descriptor.Details.Select(d => (d.Call.Name, d.Into));
        var calls = descriptor.List is { } list ? details.Append((list.Call.Name, "")) : details;
        return calls.Where(c => gaps.Contains(c.Name, StringComparer.Ordinal)).Select(c => new UnreadPart(c.Item2, GapId(c.Name))).Distinct();
    }

    private static string IntoOf(ResourceDescriptor descriptor, string call) =>
        descriptor.Details.FirstOrDefault(d => d.Call.Name == call)?.Into ?? "";

    private static string ArnOf(ResourceDescriptor descriptor, JsonElement properties, string id, string place)
    {
        var arn = descriptor.Arn.Contains("${", StringComparison.Ordinal) ? Filled(descriptor.Arn, properties, place) : JsonPath.Parse(descriptor.Arn).FirstText(properties);
        return arn ?? $"arn:aws:{descriptor.Service}:{(place == "global" ? "" : place)}:{AccountId}:{descriptor.Type.ShortName.ToLowerInvariant()}/{id}";
    }

    /// <summary>The form of an ARN, filled in as a collection fills it; null where the test leaves out a part of it.</summary>
    private static string? Filled(string form, JsonElement properties, string place)
    {
        var parts = form.Split("${");
        var filled = parts.Skip(1).Select(p => p.Split('}', 2)).Select(p => (Value: Part(p[0], properties, place), After: p[1])).ToArray();
        return filled.Any(f => f.Value is null) ? null : parts[0] + string.Concat(filled.Select(f => f.Value + f.After));
    }

    private static string? Part(string name, JsonElement properties, string place) => name switch
    {
        "partition" => "aws",
        "account" => AccountId,
        "region" => place == "global" ? "" : place,
        _ when name.StartsWith("parent.", StringComparison.Ordinal) => null,
        _ => name.Split('|').Select(n => JsonPath.Parse(n).FirstText(properties)).FirstOrDefault(v => v is not null),
    };

    private CoverageEntry Coverage(ResourceDescriptor type)
    {
        var failed = type.List is { } list && gaps.Contains(list.Call.Name, StringComparer.Ordinal);
        return new CoverageEntry(type.Type, type.IsGlobal ? "global" : region, _resources.Count(r => r.Type == type.Type), failed ? [GapId(type.List!.Call.Name)] : []);
    }

    private string GapId(string call) => $"{GapCause.AccessDenied.Name()} {call} {region}";
}
