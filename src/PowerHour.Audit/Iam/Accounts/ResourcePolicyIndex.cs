using System.Collections.Immutable;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Finds the policy that decides about a resource, and says where one may exist that was not read.</summary>
internal sealed class ResourcePolicyIndex
{
    private readonly AccountAuthorization _account;
    private readonly AuthorizerOptions _options;
    private readonly Dictionary<string, PolicyDocument> _policies;
    private readonly Dictionary<string, UnlistedResource?> _unlisted = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Pattern, ResourceQuantifier Quantifier, string Action), ImmutableArray<OwnedPart>> _parts = [];
    private readonly Lazy<string[]> _owners;

    internal ResourcePolicyIndex(AccountAuthorization account, AuthorizerOptions options)
    {
        _account = account;
        _options = options;
        _policies = new Dictionary<string, PolicyDocument>(options.ResourcePolicies, StringComparer.Ordinal);
        foreach (var role in account.Principals)
        {
            if (role.TrustPolicy is { } trust)
            {
                _policies[role.Arn] = trust;
            }
        }

        _owners = new Lazy<string[]>(() => [.. _policies.Keys.Concat(options.WithoutPolicy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
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
                return _account.Account;
            }
        }

        var end = resource.IndexOf(':', start);
        return end - start == 12 && !resource.AsSpan(start, 12).ContainsAny('*', '?') ? resource[start..end] : _account.Account;
    }

    /// <summary>The policies with those of the owner of a resource.</summary>
    internal PolicyBundle Extend(PolicyBundle bundle, AccessRequest request, string owner)
    {
        var policy = PolicyOf(owner);
        if (policy is { Kind: PolicyKind.Trust } && request.Action.Service is not "sts")
        {
            return bundle;
        }

        var restricts = _options.RestrictedBuckets.Count > 0 && _options.RestrictedBuckets.Contains(owner);
        var block = _options.UnreadPublicBlocks.Count > 0 && !restricts ? _options.UnreadPublicBlocks.GetValueOrDefault(owner) : null;
        var grants = Grants(request.Resource.Text, owner);
        return policy is null && !restricts && block is null && grants.IsEmpty ? bundle
            : bundle with { Resource = policy, RestrictsPublicBuckets = restricts, PublicBlockUnread = block, Grants = grants };
    }

    /// <summary>The parts of a pattern, each with the resource whose policy decides about it.</summary>
    internal ImmutableArray<OwnedPart> Parts(AccessRequest request)
    {
        var key = (request.Resource.Text, request.Resource.Quantifier, request.Action.ToString());
        if (!_parts.TryGetValue(key, out var parts))
        {
            _parts[key] = parts = request.Action.Service is "iam" ? [] : [.. FindParts(request)];
        }

        return parts;
    }

    /// <summary>What is known of the resources of a pattern that are not listed; null where their kind has no policies.</summary>
    internal UnlistedResource? Unlisted(AccessRequest request)
    {
        var owner = ResourceOwner.Of(request.Resource.Text);
        return Unlisted(owner.StartsWith("arn:", StringComparison.Ordinal) ? owner : $"arn:{_account.Partition}:{ServiceOfOwners(request.Action.Service)}:*:*:*");
    }

    private UnlistedResource? Unlisted(string owner)
    {
        if (_options.Unlisted is not { } ask)
        {
            return null;
        }

        if (!_unlisted.TryGetValue(owner, out var known))
        {
            _unlisted[owner] = known = ask(owner);
        }

        return known;
    }

    private PolicyDocument? PolicyOf(string owner) =>
        _policies.TryGetValue(owner, out var policy) ? policy : _options.WithoutPolicy.Contains(owner) ? null : Unlisted(owner)?.Policy;

    /// <summary>The policy of a function is read without that of its versions and aliases, which have their own and can only allow.</summary>
    private ImmutableArray<PolicyDocument> Grants(string resource, string owner)
    {
        var grants = _options.Grants.Count > 0 && _options.Grants.TryGetValue(owner, out var listed) ? listed : [];
        var isVersion = _options.Unlisted is not null && resource.Length > owner.Length && owner.Contains(":function:", StringComparison.Ordinal) && !resource.EndsWith(":$LATEST", StringComparison.Ordinal);
        return isVersion ? grants.Add(PolicyDocument.NotCollected(PolicyKind.Resource, $"policy of {resource}", "The policies of versions and aliases are not read.")) : grants;
    }

    private IEnumerable<OwnedPart> FindParts(AccessRequest request)
    {
        var pattern = request.Resource.Text;
        var service = ServiceOfOwners(request.Action.Service);
        var acted = ActionTable.Default.ResourcePatterns(request.Action.ToString()).Select(static p => GlobCompiler.Compile(p, GlobStyle.Resource)).ToArray();
        var owners = GlobCompiler.Compile(ResourceOwner.Of(pattern), GlobStyle.Resource);
        foreach (var owner in _owners.Value.Where(o => ResourceOwner.Service(o).SequenceEqual(service)))
        {
            if (!owners.IsMatch(owner) && !owner.Contains(":s3:::", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var part in ResourceOwner.PartsOf(pattern, owner).Where(p => Reaches(request.Resource.Pattern!, acted, p)))
            {
                yield return new OwnedPart(owner, request.Resource.Quantifier == ResourceQuantifier.Some ? ResourceScope.Some(part) : ResourceScope.Every(part));
            }
        }
    }

    private static bool Reaches(Glob pattern, Glob[] acted, string part)
    {
        var glob = GlobCompiler.Compile(part, GlobStyle.Resource);
        return Meet(pattern, glob) && (acted.Length == 0 || acted.Any(a => Meet(a, glob)));
    }

    private static bool Meet(Glob left, Glob right) => GlobPartitioner.Relate(left, right) != GlobRelation.Disjoint;

    private static string ServiceOfOwners(string service) => service switch
    {
        "sts" => "iam",
        "execute-api" => "apigateway",
        _ => service,
    };
}
