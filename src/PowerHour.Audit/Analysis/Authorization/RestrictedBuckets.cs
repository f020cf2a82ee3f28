using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The buckets on which S3 Block Public Access restricts public policies, by their own setting or the account's.</summary>
internal static class RestrictedBuckets
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType Account = new("AWS::S3::AccountPublicAccessBlock");
    private static readonly JsonPath Flag = JsonPath.Parse("PublicAccessBlock.RestrictPublicBuckets");

    /// <summary>The ARNs of the buckets.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The ARNs; what was not read counts as off.</returns>
    public static IReadOnlySet<string> Of(ResourceStore store)
    {
        var all = store.Stream(Account).Any(IsOn);
        return store.Stream(Bucket).Where(b => all || IsOn(b)).Select(b => b.Arn).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The gaps behind which a restriction may hide.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The gap ids, sorted; empty where the account's own setting restricts every bucket.</returns>
    public static IReadOnlyList<string> GapsOf(ResourceStore store) => store.Stream(Account).Any(IsOn) ? []
        : [.. store.GapsOf(Account).Concat(store.Stream(Account).Concat(store.Stream(Bucket)).SelectMany(r => r.GapsOf("PublicAccessBlock"))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool IsOn(Resource resource) => Flag.First(resource.Properties) is { ValueKind: JsonValueKind.True };
}
