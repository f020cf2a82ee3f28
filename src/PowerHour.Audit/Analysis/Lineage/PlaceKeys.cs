using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds the keys that encrypt a place or resource.</summary>
/// <remarks>
/// Of a place these are the default key of its bucket and the keys that jobs, endpoints and streams name beside it: who writes an object may name another key than the bucket's.
/// A key of volumes is none of them; it is met where the job itself is asked about.
/// </remarks>
/// <param name="context">The account.</param>
internal sealed class PlaceKeys(AnalysisContext context)
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType Key = new("AWS::KMS::Key");

    /// <summary>Answers that say where something was written apart from where it was asked to be: the beginning of the one, and of the other.</summary>
    private static readonly (string Answer, string Asked)[] Apart =
    [
        ("ModelArtifacts.", "OutputDataConfig."), ("BestCandidate.", "OutputDataConfig."), ("LabelingJobOutput.", "OutputConfig."),
    ];

    private readonly Dictionary<S3Place, IReadOnlyList<(Node Key, PathLink Link)>> _ofPlaces = [];

    /// <summary>The keys.</summary>
    /// <param name="way">A way that begins with a place or resource.</param>
    /// <returns>Ways that begin with a key of the account.</returns>
    public PathList Before(Chain way) => way.Place is { } place
        ? Before(way, Of(place), Unread.Joined(BucketOf(place) is { } bucket ? GapsOf(bucket) : context.Store.GapsOf(Bucket), Unread.Joined(LineageGaps.OfData(context), LineageGaps.OfServing(context))))
        : way.Node is { } node ? Before(way, NamedBy(node), GapsOf(node)) : new PathList([], []);

    private PathList Before(Chain way, IEnumerable<(Node Key, PathLink Link)> keys, IEnumerable<string> gaps) =>
        new([.. keys.Select(k => way.Before(context.Lineage.Points.Of(k.Key), k.Key, k.Link))], Unread.Joined(gaps, context.Store.GapsOf(Key)));

    private IReadOnlyList<(Node Key, PathLink Link)> Of(S3Place place)
    {
        if (!_ofPlaces.TryGetValue(place, out var keys))
        {
            var named = context.Lineage.WritersOf(place).SelectMany(NamedBeside);
            _ofPlaces[place] = keys = [.. (BucketOf(place) is { } bucket ? NamedBy(bucket) : []).Concat(named).DistinctBy(k => k.Key)];
        }

        return keys;
    }

    private static IEnumerable<(Node Key, PathLink Link)> NamedBy(Node node) => node.Out.Where(IsKey).DistinctBy(e => e.To).Select(e => (e.To, Link(e, Confidence.Configured)));

    /// <summary>Of the keys that a writer names, those that stand nearest to the output: in the same part of its settings.</summary>
    private static IEnumerable<(Node Key, PathLink Link)> NamedBeside(LineageStep writer)
    {
        var output = Asked(writer.Link.Field);
        var keys = writer.Node!.Out.Where(IsKey).Where(e => !e.Place.EndsWith("VolumeKmsKeyId", StringComparison.Ordinal)).Select(e => (Edge: e, Shared: Shared(e.Place, output))).Where(k => k.Shared > 0).ToArray();
        return keys.Where(k => k.Shared == keys.Max(o => o.Shared)).Select(k => (k.Edge.To, Link(k.Edge, writer.Link.Confidence)));
    }

    private static bool IsKey(Edge edge) => edge.Kind == "encrypted-by" && edge.To.Type == Key;

    private static PathLink Link(Edge edge, Confidence confidence) => new(StepLabel.Encrypts, confidence) { Owner = edge.From, Field = edge.Place, Value = edge.To.Arn };

    private static string Asked(string field)
    {
        var (answer, asked) = Array.Find(Apart, a => field.StartsWith(a.Answer, StringComparison.Ordinal));
        return answer is null ? field : asked + field[answer.Length..];
    }

    /// <summary>How many parts two fields have in common at their beginning.</summary>
    private static int Shared(string one, string other) => one.Split('.').Zip(other.Split('.')).TakeWhile(p => p.First == p.Second).Count();

    private Node? BucketOf(S3Place place) => context.Graph.Find(context.BucketArn(place.Bucket));

    private IEnumerable<string> GapsOf(Node node) => context.Store.Keep(node.Type).Find(node.Arn, node.Region)?.GapsOf("Encryption") ?? [];
}
