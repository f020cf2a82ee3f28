using System.Collections.Immutable;
using System.Globalization;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// What whoever makes a request has in his own hands. An answer that depends on nothing else is a yes: he will ask in the way that is allowed.
/// Source: the global condition context keys, and the condition keys of each service, that describe the request and not the requester or his network.
/// </summary>
internal static class RequesterChoices
{
    private static readonly string[] Keys =
    [
        "aws:RequestTag/", "aws:TagKeys", "aws:UserAgent", "aws:Referer", "aws:SecureTransport", "sts:RoleSessionName", "iam:PassedToService", "iam:AssociatedResourceArn", "s3:x-amz-", "s3:prefix", "s3:delimiter", "s3:max-keys",
        "s3:signatureAge", "s3:signatureversion", "s3:authType", "s3:TlsVersion", "s3:versionid", "s3:RequestObjectTag", "s3:object-lock-", "kms:EncryptionContext", "kms:EncryptionAlgorithm",
        "kms:GrantOperations", "kms:GranteePrincipal", "kms:GrantConstraintType", "secretsmanager:VersionId", "secretsmanager:VersionStage", "sagemaker:TargetModel",
        "sagemaker:VolumeKmsKey", "sagemaker:OutputKmsKey", "sagemaker:VpcS", "sagemaker:NetworkIsolation", "sagemaker:InstanceTypes",
    ];

    /// <summary>Whether all keys that an answer depends on are in the requester's hands.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>True where they are, and there is one.</returns>
    public static bool Cover(ImmutableArray<string> keys) =>
        !keys.IsEmpty && keys.All(k => Keys.Any(c => k.StartsWith(c, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What is known of every request that is made with care: encrypted, signed in the newest way, not through another service.</summary>
    /// <param name="account">The account that owns the resource.</param>
    /// <param name="region">The region of the resource; empty where it is not known.</param>
    /// <param name="time">When the account was read: the time of the request.</param>
    /// <returns>Condition keys and values.</returns>
    public static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Known(string account, string region, DateTimeOffset time)
    {
        yield return KeyValuePair.Create("aws:SecureTransport", ImmutableArray.Create("true"));
        yield return KeyValuePair.Create("aws:ViaAWSService", ImmutableArray.Create("false"));
        yield return KeyValuePair.Create("aws:CurrentTime", ImmutableArray.Create(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        yield return KeyValuePair.Create("aws:EpochTime", ImmutableArray.Create(time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        yield return KeyValuePair.Create("s3:TlsVersion", ImmutableArray.Create("1.3"));
        yield return KeyValuePair.Create("s3:signatureversion", ImmutableArray.Create("AWS4-HMAC-SHA256"));
        yield return KeyValuePair.Create("s3:authType", ImmutableArray.Create("REST-HEADER"));
        yield return KeyValuePair.Create("aws:ResourceAccount", ImmutableArray.Create(account));
        yield return KeyValuePair.Create("s3:ResourceAccount", ImmutableArray.Create(account));
        if (region.Length > 0 && region != "global")
        {
            yield return KeyValuePair.Create("aws:RequestedRegion", ImmutableArray.Create(region));
        }
    }
}
