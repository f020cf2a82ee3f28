using System.Collections.Immutable;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>The key that whoever reads or writes a bucket must be able to use as well.</summary>
/// <param name="Key">The key; null where none is needed or it is not known which.</param>
/// <param name="GapIds">Why it is not known whether a key is needed.</param>
/// <param name="Action">What must be allowed on the key.</param>
/// <param name="Request">What the request to the bucket says of encryption.</param>
/// <param name="KeyRequest">What S3's own request to the key says.</param>
internal sealed record KeyNeed(AccessTarget? Key, IReadOnlyList<string> GapIds, string Action, RequestContext? Request, RequestContext? KeyRequest)
{
    /// <summary>No key.</summary>
    public static KeyNeed None { get; } = new(null, [], "", null, null);

    /// <summary>A write that asks S3 to encrypt with its own key instead of the bucket's.</summary>
    public static RequestContext OtherEncryption { get; } = RequestContext.Partial(
    [
        KeyValuePair.Create("s3:x-amz-server-side-encryption", ImmutableArray.Create("AES256")),
        KeyValuePair.Create("s3:x-amz-server-side-encryption-aws-kms-key-id", ImmutableArray<string>.Empty),
    ]);
}
