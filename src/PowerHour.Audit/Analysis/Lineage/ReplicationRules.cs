using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>The rules by which buckets copy what is put into them to others.</summary>
internal sealed class ReplicationRules
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");

    private readonly ILookup<string, ReplicationRule> _into;
    private readonly ILookup<string, ReplicationRule> _outOf;

    /// <summary>Reads the rules of every bucket.</summary>
    /// <param name="store">The buckets.</param>
    /// <param name="graph">Their nodes.</param>
    public ReplicationRules(ResourceStore store, ResourceGraph graph)
    {
        var rules = store.Stream(Bucket).SelectMany(b => graph.Find(b.Arn) is { } node ? Read(node, b) : []).ToArray();
        _into = rules.ToLookup(r => r.To, StringComparer.Ordinal);
        _outOf = rules.ToLookup(r => r.From, StringComparer.Ordinal);
    }

    /// <summary>The rules in force that copy out of a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The rules whose filter shares objects with it.</returns>
    public IEnumerable<ReplicationRule> OutOf(S3Place place) => _outOf[place.Bucket].Where(r => r.Filter.Overlaps(place));

    /// <summary>The places from which rules in force copy into a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>A step for each: objects keep their keys.</returns>
    public IEnumerable<LineageStep> Into(S3Place place) =>
        from rule in _into[place.Bucket]
        let source = place with { Bucket = rule.From }
        where rule.Filter.Overlaps(source)
        select new LineageStep(null, source, new PathLink(StepLabel.ReplicatedTo, Confidence.Configured) { Owner = rule.Node, Field = rule.Field, Value = rule.To });

    private static IEnumerable<ReplicationRule> Read(Node node, Resource bucket)
    {
        foreach (var (path, rule) in JsonPath.Parse("Replication.Rules[]").Select(bucket.Properties))
        {
            var target = JsonPath.Parse("Destination.Bucket").FirstText(rule);
            if (JsonPath.Parse("Status").FirstText(rule) == "Enabled" && target is not null && S3Location.TryParse(target, out var to))
            {
                var prefix = JsonPath.Parse("Filter.Prefix").FirstText(rule) ?? JsonPath.Parse("Filter.And.Prefix").FirstText(rule) ?? JsonPath.Parse("Prefix").FirstText(rule) ?? "";
                yield return new ReplicationRule(node, bucket.Name, new S3Place(bucket.Name, prefix, S3Form.Prefix), to.Bucket, JsonPath.Parse("Destination.Account").FirstText(rule) ?? "", $"{path}.Destination.Bucket");
            }
        }
    }
}
