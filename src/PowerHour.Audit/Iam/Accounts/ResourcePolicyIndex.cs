using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Finds the policy of a resource, by its ARN or by the ARN of the bucket it is in.</summary>
internal sealed class ResourcePolicyIndex
{
    private readonly string _account;
    private readonly AuthorizerOptions _options;
    private readonly SortedDictionary<string, PolicyDocument> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<Glob, List<string>> _matching = [];

    internal ResourcePolicyIndex(AccountAuthorization account, AuthorizerOptions options)
    {
        _account = account.Account;
        _options = options;
        foreach (var (arn, policy) in options.ResourcePolicies)
        {
            _policies[arn] = policy;
        }

        foreach (var role in account.Principals)
        {
            if (role.TrustPolicy is { } trust)
            {
                _policies[role.Arn] = trust;
            }
        }
    }

    internal static PolicyDocument NotCollected(string resource) =>
        PolicyDocument.NotCollected(PolicyKind.Resource, $"policy of {resource}", "The resource's own policy decides and was not available.");

    /// <summary>The account of a resource; resources whose ARN names none (buckets) and patterns are the account's own.</summary>
    internal string AccountOf(string resource)
    {
        var start = 0;
        for (var field = 0; field < 4; field++)
        {
            start = resource.IndexOf(':', start) + 1;
            if (start == 0)
            {
                return _account;
            }
        }

        var end = resource.IndexOf(':', start);
        return end - start == 12 && !resource.AsSpan(start, 12).ContainsAny('*', '?') ? resource[start..end] : _account;
    }

    internal PolicyBundle Extend(PolicyBundle bundle, AccessRequest request, string resource)
    {
        var owner = OwnerOf(resource);
        var policy = _policies.GetValueOrDefault(owner);
        if (policy is { Kind: PolicyKind.Trust } && request.Action.Service is not "sts")
        {
            return bundle;
        }

        var restricts = _options.RestrictedBuckets.Count > 0 && _options.RestrictedBuckets.Contains(owner);
        return policy is null && !restricts ? bundle : bundle with { Resource = policy, RestrictsPublicBuckets = restricts };
    }

    /// <summary>The resources with a policy of their own that a pattern may reach.</summary>
    internal List<string> Matching(AccessRequest request)
    {
        var pattern = request.Resource.Pattern!;
        if (request.Action.Service is "iam")
        {
            return [];
        }

        if (!_matching.TryGetValue(pattern, out var found))
        {
            _matching[pattern] = found = [.. _policies.Keys.Where(arn => Reaches(pattern, arn))];
        }

        return found;
    }

    private static bool Reaches(Glob pattern, string arn) =>
        pattern.IsMatch(arn)
        || (arn.Contains(":s3:::", StringComparison.Ordinal)
            && GlobPartitioner.Relate(pattern, GlobCompiler.Compile(arn + "/*", GlobStyle.Resource)) != GlobRelation.Disjoint);

    private static string OwnerOf(string resource)
    {
        var isBucketArn = resource.StartsWith("arn:", StringComparison.Ordinal) && resource.Contains(":s3:::", StringComparison.Ordinal);
        var slash = isBucketArn ? resource.IndexOf('/', StringComparison.Ordinal) : -1;
        return slash < 0 ? resource : resource[..slash];
    }
}
