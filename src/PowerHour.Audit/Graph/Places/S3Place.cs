using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Graph.Places;

/// <summary>A place in S3 that a resource reads, writes or loads.</summary>
/// <remarks>A prefix is a string of bytes, not a folder: <c>train</c> also begins <c>training2/</c>.</remarks>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The key or prefix; empty for the whole bucket.</param>
/// <param name="Form">What the key stands for.</param>
public readonly record struct S3Place(string Bucket, string Key, S3Form Form)
{
    /// <summary>A place from a location.</summary>
    /// <param name="location">The bucket and key.</param>
    /// <param name="form">What the key stands for; a key that is empty or ends with a slash can only be a prefix.</param>
    /// <returns>The place.</returns>
    public static S3Place Of(S3Location location, S3Form form) =>
        new(location.Bucket, location.Key, form == S3Form.Object && (location.Key.Length == 0 || location.Key.EndsWith('/')) ? S3Form.Prefix : form);

    /// <summary>True for one object, be it a manifest or not.</summary>
    public bool IsObject => Form != S3Form.Prefix;

    /// <summary>Whether an object can lie in both places.</summary>
    /// <param name="other">The other place.</param>
    /// <returns>True where one prefix begins with the other, or an object lies under the prefix.</returns>
    public bool Overlaps(S3Place other) =>
        string.Equals(Bucket, other.Bucket, StringComparison.Ordinal)
        && (Key == other.Key
            || (!IsObject && other.Key.StartsWith(Key, StringComparison.Ordinal))
            || (!other.IsObject && Key.StartsWith(other.Key, StringComparison.Ordinal)));

    /// <summary>The objects as an ARN pattern: <c>arn:aws:s3:::bucket/prefix*</c>.</summary>
    /// <param name="partition">The partition.</param>
    /// <returns>The pattern; the ARN itself for one object.</returns>
    public string ArnPattern(string partition) => $"arn:{partition}:s3:::{Bucket}/{Key}{(IsObject ? "" : "*")}";

    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Key}";
}
