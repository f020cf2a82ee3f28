using System.Text.Json;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph.Places;

/// <summary>Says which bucket is behind an access point's ARN or alias.</summary>
/// <param name="points">The access points.</param>
internal sealed class AccessPointNames(IEnumerable<Resource> points)
{
    private readonly Dictionary<string, string> _buckets = Index(points);

    /// <summary>A place with its bucket's own name.</summary>
    /// <param name="place">A place whose bucket may be an access point.</param>
    /// <returns>The place in the bucket; as it was where no access point of the account has the name.</returns>
    public S3Place Resolve(S3Place place) => _buckets.Count > 0 && _buckets.TryGetValue(place.Bucket, out var bucket) ? place with { Bucket = bucket } : place;

    /// <summary>Whether a bucket's name is that of an access point.</summary>
    /// <param name="bucket">The name.</param>
    /// <returns>True for an ARN or an alias.</returns>
    public static bool IsPoint(string bucket) => bucket.StartsWith("arn:", StringComparison.Ordinal) || bucket.EndsWith("-s3alias", StringComparison.Ordinal);

    private static Dictionary<string, string> Index(IEnumerable<Resource> points)
    {
        var buckets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            if (Text(point, "Bucket") is { } bucket)
            {
                buckets.TryAdd(point.Arn, bucket);
                buckets.TryAdd(Text(point, "Alias") ?? point.Arn, bucket);
            }
        }

        return buckets;
    }

    private static string? Text(Resource point, string member) =>
        point.Properties.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
