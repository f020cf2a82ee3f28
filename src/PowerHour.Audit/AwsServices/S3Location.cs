using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>A place in S3: a bucket and a key or key prefix. A prefix is a string of bytes, not a folder: <c>train</c> also begins <c>training2/</c>.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The key or prefix; empty for the whole bucket.</param>
public readonly record struct S3Location(string Bucket, string Key)
{
    /// <summary>Reads <c>s3://b/k</c>, <c>https://b.s3.region.amazonaws.com/k</c>, <c>https://s3.region.amazonaws.com/b/k</c> or <c>arn:p:s3:::b/k</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="location">The place.</param>
    /// <returns>False where the text is none of these; access points are not buckets and give false.</returns>
    public static bool TryParse(string text, out S3Location location)
    {
        location = default;
        var path = text.StartsWith("s3://", StringComparison.Ordinal) ? text[5..]
            : text.StartsWith("https://", StringComparison.Ordinal) ? FromUrl(text[8..])
            : Arn.TryParse(text, out var arn) && arn is { Service: "s3", AccountId: "" } ? arn.Resource
            : null;
        if (path is null)
        {
            return false;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        location = slash < 0 ? new S3Location(path, "") : new S3Location(path[..slash], path[(slash + 1)..]);
        return location.Bucket.Length > 0;
    }

    /// <summary>Whether two places share keys: one begins with the other, in the same bucket.</summary>
    /// <param name="other">The other place.</param>
    /// <returns>True where an object can be in both.</returns>
    public bool Overlaps(S3Location other) =>
        string.Equals(Bucket, other.Bucket, StringComparison.Ordinal)
        && (Key.StartsWith(other.Key, StringComparison.Ordinal) || other.Key.StartsWith(Key, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Key}";

    private static string? FromUrl(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        var key = slash < 0 ? "" : rest[(slash + 1)..];
        if (!host.Contains(".amazonaws.", StringComparison.Ordinal))
        {
            return null;
        }

        if (host.StartsWith("s3.", StringComparison.Ordinal) || host.StartsWith("s3-", StringComparison.Ordinal))
        {
            return key;
        }

        var service = Math.Max(host.LastIndexOf(".s3.", StringComparison.Ordinal), host.LastIndexOf(".s3-", StringComparison.Ordinal));
        return service > 0 ? $"{host[..service]}/{key}" : null;
    }
}
