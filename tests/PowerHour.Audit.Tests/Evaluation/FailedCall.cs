using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>A snapshot as it would have been had one call been refused everywhere.</summary>
/// <param name="catalog">Which call fills in what.</param>
/// <param name="call">The call: <c>s3:GetBucketPolicy</c>.</param>
internal sealed class FailedCall(ServiceCatalog catalog, string call)
{
    /// <summary>How the ids of the gaps that this failure leaves begin.</summary>
    public string GapPrefix => $"ACCESS_DENIED {call} ";

    public Snapshot In(Snapshot snapshot)
    {
        var unlisted = Unlisted();
        var resources = snapshot.Types.Where(t => !unlisted.Contains(t)).SelectMany(snapshot.Read).Select(Without).ToArray();
        var manifest = snapshot.Manifest;
        return Snapshot.Of(
            manifest with
            {
                Coverage = [.. manifest.Coverage.Select(c => unlisted.Contains(c.Type) ? c with { Count = 0, GapIds = [.. c.GapIds, Gap(c.Region).Id] } : c)],
                Gaps = [.. manifest.Gaps, .. manifest.Regions.Append("global").Select(Gap)],
            },
            resources);
    }

    /// <summary>The types whose list this call is, and those that are listed for each resource of such a type.</summary>
    private HashSet<ResourceType> Unlisted()
    {
        var unlisted = catalog.Types.Where(t => t.List?.Call.Name == call).Select(t => t.Type).ToHashSet();
        for (var before = -1; before != unlisted.Count;)
        {
            before = unlisted.Count;
            unlisted.UnionWith(catalog.Types.Where(t => t.List?.For is { } parent && unlisted.Contains(parent)).Select(t => t.Type));
        }

        return unlisted;
    }

    private Resource Without(Resource resource)
    {
        if (catalog.Find(resource.Type) is not { } type || type.Details.All(d => d.Call.Name != call))
        {
            return resource;
        }

        var failed = type.Details.Where(d => d.Call.Name == call).Select(d => d.Into).ToHashSet(StringComparer.Ordinal);
        var kept = Kept(type, failed);
        var data = new JsonObject(resource.Properties.EnumerateObject()
            .Where(p => failed.Contains("") ? kept.Contains(p.Name) && !failed.Contains(p.Name) : !failed.Contains(p.Name))
            .Select(p => KeyValuePair.Create(p.Name, (JsonNode?)JsonNode.Parse(p.Value.GetRawText()))));
        return new Resource
        {
            Type = resource.Type,
            Arn = resource.Arn,
            Id = resource.Id,
            Name = resource.Name,
            Region = resource.Region,
            AccountId = resource.AccountId,
            Data = JsonSerializer.SerializeToUtf8Bytes(data),
            Calls = [.. resource.Calls.Where(c => c.Operation != call)],
            Unread = [.. resource.Unread, .. failed.Order(StringComparer.Ordinal).Select(into => new UnreadPart(into, Gap(resource.Region).Id))],
            Secrets = resource.Secrets,
        };
    }

    /// <summary>What is known without the failed call: identity, what the list said, and what other calls filled in.</summary>
    private static HashSet<string> Kept(ResourceDescriptor type, HashSet<string> failed)
    {
        var kept = type.Details.Select(d => d.Into).Where(i => i.Length > 0 && !failed.Contains(i)).ToHashSet(StringComparer.Ordinal);
        kept.UnionWith(new[] { type.Id.Root, type.Name?.Root, type.Region?.Root, type.List?.Wrap }.OfType<string>());
        kept.UnionWith(Listed(type));
        return kept;
    }

    private static IEnumerable<string> Listed(ResourceDescriptor type)
    {
        var shape = type.List is { } list ? ServiceModels.TryFind(list.Call.Name)?.Output : null;
        foreach (var step in type.List?.Items.Steps ?? [])
        {
            shape = step is "[]" or "{}" ? shape?.Item : shape?.Find(step)?.Shape;
        }

        return ((shape?.Kind == ShapeKind.List ? shape.Item : shape)?.Members ?? []).Select(m => m.Name);
    }

    private CoverageGap Gap(string region) => new(call, region, GapCause.AccessDenied, "AccessDenied", "refused by a test", call);
}
