using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Where credentials were seen when a resource was read.</summary>
internal static class SecretFacts
{
    private static readonly CelObjectType SightingType = new("SecretSighting", () => [new("Path", CelType.String, isAlwaysThere: true), new("Key", CelType.String, isAlwaysThere: true), new("Detector", CelType.OneOf(SecretSighting.Detectors), isAlwaysThere: true)]);

    /// <summary>The type of a sighting.</summary>
    public static readonly CelType Sighting = CelType.Object(SightingType);

    /// <summary>The sightings; there may be more where a part that can hold credentials was not read.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list.</returns>
    public static CelValue Secrets(Resource resource, AnalysisContext context)
    {
        var places = context.Store.Catalog.Find(resource.Type)?.Redactions.Select(r => r.Path.Root) ?? [];
        var sightings = resource.Secrets.Select(s => RecordValue.Of(SightingType,
        [
            ("Path", CelValue.String(s.Path)),
            ("Key", CelValue.String(s.Key)),
            ("Detector", CelValue.String(s.Detector)),
        ]));
        return CelValue.List(CelList.Of([.. sightings], Unread.In(resource, places)));
    }
}
