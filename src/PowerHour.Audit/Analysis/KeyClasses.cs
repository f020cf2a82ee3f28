using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Tells which of the three types of KMS keys a reference means: customer-managed, AWS-managed, or none named and so AWS-owned.</summary>
internal static class KeyClasses
{
    /// <summary>The type of a class in expressions.</summary>
    public static readonly CelType Type = CelType.OneOf(["customer-managed", "aws-managed", "aws-owned", "disabled", "missing", "foreign"]);

    private static readonly ResourceType Key = new("AWS::KMS::Key");
    private static readonly ResourceType Alias = new("AWS::KMS::Alias");
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly JsonPath DefaultRule = JsonPath.Parse("Encryption.Rules[].ApplyServerSideEncryptionByDefault");

    /// <summary>The class of a key.</summary>
    /// <param name="reference">Key id, key ARN, alias or alias ARN; null or empty where no key is named.</param>
    /// <param name="region">The region of the one that refers.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>One of customer-managed, aws-managed, aws-owned, disabled, missing, foreign; or unknown.</returns>
    public static CelValue Of(string? reference, string region, AnalysisContext context)
    {
        if (string.IsNullOrEmpty(reference))
        {
            return CelValue.String("aws-owned");
        }

        if (reference.StartsWith("alias/aws/", StringComparison.Ordinal) || reference.Contains(":alias/aws/", StringComparison.Ordinal))
        {
            return CelValue.String("aws-managed");
        }

        if (Arn.TryParse(reference, out var arn) && arn.AccountId.Length > 0 && arn.AccountId != context.AccountId)
        {
            return CelValue.String("foreign");
        }

        var place = arn.Region is { Length: > 0 } own ? own : region;
        var listed = place == "global" ? null : place;
        return Find(reference, place, context) is { } key ? OfKey(key, context)
            : Unread.Because(context.Store.GapsOf(Key, listed).Concat(context.Store.GapsOf(Alias, listed)).Distinct(StringComparer.Ordinal)) is { } unknown ? CelValue.Unknown(unknown)
            : CelValue.String("missing");
    }

    /// <summary>The class of a bucket's default encryption.</summary>
    /// <param name="bucket">The bucket; null where it is not one of the account's.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>As for a key; unknown where the encryption was not read.</returns>
    public static CelValue OfBucket(Resource? bucket, AnalysisContext context)
    {
        if (bucket is null)
        {
            return Unread.Because(context.Store.GapsOf(Bucket)) is { } gap ? CelValue.Unknown(gap) : CelValue.String("missing");
        }

        if (Unread.In(bucket, "Encryption") is { } unknown)
        {
            return CelValue.Unknown(unknown);
        }

        var rule = DefaultRule.First(bucket.Properties);
        var algorithm = Member(rule, "SSEAlgorithm");
        var key = Member(rule, "KMSMasterKeyID");
        return algorithm is null or "AES256" ? CelValue.String("aws-owned") : key is null ? CelValue.String("aws-managed") : Of(key, bucket.Region, context);
    }

    /// <summary>The keys that an alias of the form <c>alias/aws/…</c> stands for.</summary>
    /// <param name="store">The resources.</param>
    /// <returns>Region and id of each.</returns>
    public static IReadOnlySet<(string Region, string KeyId)> AwsManaged(ResourceStore store) =>
        store.Keep(Alias).All.Where(a => Text(a, "AliasName")?.StartsWith("alias/aws/", StringComparison.Ordinal) == true && Text(a, "TargetKeyId") is not null).Select(a => (a.Region, Text(a, "TargetKeyId")!)).ToHashSet();

    /// <summary>The key that a reference means.</summary>
    /// <param name="reference">Key id, key ARN, alias or alias ARN.</param>
    /// <param name="region">The region of the one that refers.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>The key, or null where it is not among those that were read.</returns>
    public static Resource? Find(string reference, string region, AnalysisContext context)
    {
        var keys = context.Store.Keep(Key);
        if (keys.Find(reference, region) is { } direct)
        {
            return direct;
        }

        var alias = context.Store.Keep(Alias).Find(reference, region);
        return alias is not null && Text(alias, "TargetKeyId") is { } target ? keys.Find(target, region) : null;
    }

    private static CelValue OfKey(Resource key, AnalysisContext context)
    {
        // An alias of the form alias/aws/… is proof that AWS manages the key, whatever an emulator says of it.
        if (context.AwsManagedKeys.Contains((key.Region, key.Id)))
        {
            return CelValue.String("aws-managed");
        }

        if (Unread.In(key, "KeyManager", "KeyState") is { } unknown)
        {
            return CelValue.Unknown(unknown);
        }

        return CelValue.String(Text(key, "KeyManager") == "AWS" ? "aws-managed" : Text(key, "KeyState") is null or "Enabled" ? "customer-managed" : "disabled");
    }

    private static string? Text(Resource resource, string member) => Member(resource.Properties, member);

    private static string? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
}
