using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Whom the access control list of a bucket lets in. A list does not count where objects belong to the bucket's owner alone, and grants to everybody do not
/// where Block Public Access ignores them. Source: AmazonS3 user guide, acl-overview.html and access-control-block-public-access.html.
/// </summary>
internal static class AccessControlLists
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType Account = new("AWS::S3::AccountPublicAccessBlock");
    private static readonly JsonPath Grantees = JsonPath.Parse("Acl.Grants[]");
    private static readonly JsonPath Owner = JsonPath.Parse("Acl.Owner.ID");
    private static readonly JsonPath Ownership = JsonPath.Parse("OwnershipControls.Rules[].ObjectOwnership");
    private static readonly JsonPath Ignores = JsonPath.Parse("PublicAccessBlock.IgnorePublicAcls");

    private static readonly Dictionary<string, string> PermissionFor = new(StringComparer.Ordinal)
    {
        ["s3:PutObject"] = "WRITE", ["s3:DeleteObject"] = "WRITE", ["s3:ListBucket"] = "READ", ["s3:GetBucketAcl"] = "READ_ACP", ["s3:PutBucketAcl"] = "WRITE_ACP",
    };

    /// <summary>The actions that a list can allow.</summary>
    public static IEnumerable<string> Actions => PermissionFor.Keys.Order(StringComparer.Ordinal);

    /// <summary>The grants of the list of a target's bucket that allow an action.</summary>
    /// <param name="context">The account.</param>
    /// <param name="decider">Says whether a policy denies it all the same.</param>
    /// <param name="target">The target; a bucket or objects in one.</param>
    /// <param name="action">The action.</param>
    /// <returns>The grantees.</returns>
    public static IEnumerable<Grantee> Grants(AnalysisContext context, AccessDecider decider, AccessTarget target, string action)
    {
        if (!PermissionFor.TryGetValue(action, out var permission) || context.Store.Keep(Bucket).Find(target.Owner, "global") is not { } bucket)
        {
            return [];
        }

        var owner = Owner.FirstText(bucket.Properties);
        return Ownership.Select(bucket.Properties).Any(o => o.Value.GetString() == "BucketOwnerEnforced") ? []
            : Grantees.Select(bucket.Properties).Where(g => Text(g.Value, "Permission") is { } p && (p == permission || p == "FULL_CONTROL"))
                .Select(g => Outsider(g.Value, owner)).OfType<Outsider>().Distinct()
                .Where(o => decider.Decide(o, action, target).Outcome != DecisionOutcome.ExplicitlyDenied)
                .Select(o => Grant(context, bucket, o, action)).OfType<Grantee>();
    }

    /// <summary>The gaps behind which grants may hide.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <returns>The gap ids; none where the list was read, or does not count.</returns>
    public static IEnumerable<string> Gaps(Resource bucket) =>
        Ownership.Select(bucket.Properties).Any(o => o.Value.GetString() == "BucketOwnerEnforced") ? [] : bucket.GapsOf("Acl");

    private static Grantee? Grant(AnalysisContext context, Resource bucket, Outsider outsider, string action)
    {
        var accounts = context.Store.Keep(Account).All;
        var isIgnored = outsider.IsAnybody && accounts.Append(bucket).Any(r => Ignores.First(r.Properties) is { ValueKind: JsonValueKind.True });
        var blockGaps = outsider.IsAnybody ? accounts.Append(bucket).SelectMany(r => r.GapsOf("PublicAccessBlock")).Concat(context.Store.GapsOf(Account)) : [];
        string[] gaps = [.. blockGaps.Concat(bucket.GapsOf("OwnershipControls")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return isIgnored ? null : new Grantee
        {
            Principal = outsider.Principal, Kind = outsider.Kind, Answer = gaps.Length > 0 ? AccessAnswer.Unknown : AccessAnswer.Yes, Action = action, GapIds = gaps,
        };
    }

    private static Outsider? Outsider(JsonElement grant, string? owner)
    {
        if (!grant.TryGetProperty("Grantee", out var grantee))
        {
            return null;
        }

        if (Text(grantee, "URI") is { } uri)
        {
            return uri.EndsWith("/AllUsers", StringComparison.Ordinal) ? Stranger.Anonymous : uri.EndsWith("/AuthenticatedUsers", StringComparison.Ordinal) ? Stranger.OfSomeAccount : null;
        }

        return Text(grantee, "ID") is { } id && owner is not null && id != owner
            ? new Outsider($"CANONICAL:{id}", GranteeKind.Foreign, Stranger.OfSomeAccount.Requester, []) : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
