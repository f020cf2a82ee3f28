using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells whether a model was trained on data that must not come out, by the tags of the data, the jobs and the model, and by what Macie found.</summary>
/// <param name="context">The account.</param>
internal sealed class Sensitivity(AnalysisContext context)
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType Macie = new("AWS::Macie::BucketSummary");
    private static readonly string[] Keys = ["Key", "key", "TagKey"];
    private static readonly string[] Values = ["Value", "value", "TagValue"];

    // Models share most of the data and jobs that they come from.
    private readonly Dictionary<(Resource, string Key), string?> _tags = [];

    /// <summary>The answer.</summary>
    /// <param name="subject">The model or endpoint.</param>
    /// <param name="tagKey">The tag that classifies data.</param>
    /// <param name="sensitive">Its values that mean sensitive data.</param>
    /// <param name="score">The score of Macie from which a bucket holds sensitive data.</param>
    /// <returns><c>yes</c>, <c>no</c>, or <c>assumed</c> where nothing is tagged; unknown where tags were not read and nothing that was says yes.</returns>
    public CelValue Of(Node subject, string tagKey, IReadOnlyCollection<string> sensitive, double score)
    {
        var parts = Parts(subject).ToArray();
        var buckets = parts.Where(p => p.Type == Bucket).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (parts.Any(p => TagOf(p, tagKey) is { } tag && sensitive.Contains(tag, StringComparer.Ordinal)) || context.Store.Keep(Macie).All.Any(s => buckets.Contains(s.Id) && Score(s) >= score))
        {
            return CelValue.String("yes");
        }

        var unread = parts.SelectMany(p => p.GapsOf(TagsOf(p))).Concat(Failures(subject));
        if (Unread.Because(unread.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { } unknown)
        {
            return CelValue.Unknown(unknown);
        }

        // The job or the model says it for all of its data; else each bucket has to say it.
        var isSaid = parts.Any(p => p.Type.ShortName is "Model" or "TrainingJob" or "Endpoint" && TagOf(p, tagKey) is not null);
        return CelValue.String(isSaid || (buckets.Count > 0 && parts.Where(p => p.Type == Bucket).All(p => TagOf(p, tagKey) is not null)) ? "no" : "assumed");
    }

    /// <summary>What failed to be read of the way to the data. That the data is not known for another reason is no failure: nobody says that it is harmless.</summary>
    private IEnumerable<string> Failures(Node subject)
    {
        var own = context.Lineage.WaysOf(subject).SelectMany(w => context.Lineage.ClosureOf(w).GapIds).Where(g => !GapCause.NotCollected.IsOf(g) && !GapCause.Bounded.IsOf(g));
        return own.Concat(LineageGaps.OfData(context)).Concat(context.Store.GapsOf(Bucket)).Concat(context.Store.GapsOf(Macie).Where(g => !GapCause.NotCollected.IsOf(g)));
    }

    private IEnumerable<Resource> Parts(Node subject)
    {
        var closures = context.Lineage.WaysOf(subject).Select(context.Lineage.ClosureOf).ToArray();
        var buckets = closures.SelectMany(c => c.Data).Select(d => d.Place?.Bucket).OfType<string>().Distinct(StringComparer.Ordinal).Select(b => context.Store.Keep(Bucket).Find(b, "global"));
        var resources = closures.SelectMany(c => c.Data.Concat(c.Workers)).Select(w => w.Node).OfType<Node>().Append(subject).Distinct().Select(n => context.Store.Keep(n.Type).Find(n.Arn, n.Region));
        return buckets.Concat(resources).OfType<Resource>();
    }

    private string TagsOf(Resource resource) => context.Store.Catalog.Find(resource.Type)?.Tags ?? "Tags";

    private string? TagOf(Resource resource, string key)
    {
        if (!_tags.TryGetValue((resource, key), out var tag))
        {
            _tags[(resource, key)] = tag = ReadTag(resource, key);
        }

        return tag;
    }

    private string? ReadTag(Resource resource, string key)
    {
        if (!resource.Properties.TryGetProperty(TagsOf(resource), out var tags))
        {
            return null;
        }

        return tags.ValueKind switch
        {
            JsonValueKind.Object => tags.TryGetProperty(key, out var value) ? value.ToString() : null,
            JsonValueKind.Array => tags.EnumerateArray().Where(t => Text(t, Keys) == key).Select(t => Text(t, Values)).FirstOrDefault(),
            _ => null,
        };
    }

    private static double Score(Resource summary) => JsonPath.Parse("sensitivityScore").First(summary.Properties) is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : -1;

    private static string? Text(JsonElement tag, string[] names) =>
        tag.ValueKind == JsonValueKind.Object ? names.Select(n => tag.TryGetProperty(n, out var v) ? v.ToString() : null).FirstOrDefault(v => v is not null) : null;
}
