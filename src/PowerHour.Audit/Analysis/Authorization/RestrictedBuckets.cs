using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The buckets on which S3 Block Public Access restricts public policies, by their own setting or the account's.</summary>
/// <param name="Restricted">The ARNs of buckets that are restricted.</param>
/// <param name="Unread">Why it is not known, by the ARN of the bucket.</param>
internal sealed record RestrictedBuckets(IReadOnlySet<string> Restricted, IReadOnlyDictionary<string, string> Unread)
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType Account = new("AWS::S3::AccountPublicAccessBlock");
    private static readonly JsonPath Flag = JsonPath.Parse("PublicAccessBlock.RestrictPublicBuckets");

    /// <summary>Reads the settings. The strictest of the bucket's and the account's counts.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The buckets.</returns>
    public static RestrictedBuckets Of(ResourceStore store)
    {
        var all = store.Stream(Account).Any(IsOn);
        var above = all ? [] : store.GapsOf(Account).Concat(store.Stream(Account).SelectMany(Gaps)).ToArray();
        var restricted = new HashSet<string>(StringComparer.Ordinal);
        var unread = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var bucket in store.Stream(Bucket))
        {
            if (all || IsOn(bucket))
            {
                restricted.Add(bucket.Arn);
            }
            else if (above.Concat(Gaps(bucket)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } gaps)
            {
                unread[bucket.Arn] = string.Join("; ", gaps);
            }
        }

        return new RestrictedBuckets(restricted, unread);
    }

    private static bool IsOn(Resource resource) => Flag.First(resource.Properties) is { ValueKind: JsonValueKind.True };

    private static IEnumerable<string> Gaps(Resource resource) =>
        resource.GapsOf("PublicAccessBlock").Concat(WasAsked(resource) ? [] : [$"the Block Public Access settings of {resource.Name} were not asked for"]);

    private static bool WasAsked(Resource resource) =>
        resource.Properties.TryGetProperty("PublicAccessBlock", out _) || resource.Calls.Any(c => c.Operation.EndsWith(":GetPublicAccessBlock", StringComparison.Ordinal));
}
