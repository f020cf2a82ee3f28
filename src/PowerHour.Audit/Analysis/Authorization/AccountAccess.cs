using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>Who can do what in the account that was read: the IAM engine over what the snapshot holds, and what it could not know.</summary>
/// <param name="Authorizer">Answers questions. A policy that exists and was not read makes the answers that rest on it Unknown.</param>
/// <param name="GapIds">The gaps behind which further users, roles, groups or policies may hide, sorted.</param>
/// <param name="Assumptions">What the answers take for granted, in sentences.</param>
public sealed record AccountAccess(Authorizer Authorizer, IReadOnlyList<string> GapIds, IReadOnlyList<string> Assumptions)
{
    private const string Apis = "A call of an API is decided as by IAM authorization: whether its methods ask for that is in the API's own configuration.";

    private IReadOnlyDictionary<string, (PolicyDocument Policy, RequestContext Context)> Endpoints { get; init; } =
        new Dictionary<string, (PolicyDocument, RequestContext)>(StringComparer.Ordinal);

    /// <summary>Why service control policies that were not read may forbid what answers allow, as gap ids; empty where all were read, or none can bind the account.</summary>
    public IReadOnlyList<string> ControlGaps { get; init; } = [];

    /// <summary>Which keys the aliases stand for.</summary>
    public KeyAliases Aliases { get; init; } = KeyAliases.None;

    /// <summary>The ids of the VPC endpoints that were read, sorted.</summary>
    public IEnumerable<string> VpcEndpointIds => Endpoints.Keys.Order(StringComparer.Ordinal);

    /// <summary>Works it out. It takes about a second for thousands of principals: ask <see cref="AnalysisContext.Access"/>, which keeps it.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The access.</returns>
    internal static AccountAccess Of(AnalysisContext context)
    {
        var store = context.Store;
        var gaps = AuthorizationDetails.GapsOf(store);
        var account = AccountAuthorization.Parse(AuthorizationDetails.Of(store, isComplete: gaps.Count == 0));
        var policies = ResourcePolicies.Of(store);
        var buckets = RestrictedBuckets.Of(store);
        var organization = OrganizationPolicies.Of(store).Or(context.GivenControl.Service, context.GivenControl.Resource);
        var workloads = AccountWorkloads.Of(context);
        var options = new AuthorizerOptions
        {
            ResourcePolicies = policies.Policies,
            WithoutPolicy = policies.Without,
            Unlisted = new UnlistedResources(store).Of,
            Grants = KeyGrants.Of(store),
            RestrictedBuckets = buckets.Restricted,
            UnreadPublicBlocks = buckets.Unread,
            ServiceControl = organization.Levels.ServiceControl,
            ResourceControl = organization.Levels.ResourceControl,
            OrganizationId = organization.Id,
            Workloads = workloads.All,
            WorkloadServices = workloads.Services,
        };
        return new AccountAccess(new Authorizer(account, options), gaps, Assumed(organization, gaps)) { Endpoints = VpcEndpoints.Of(store), ControlGaps = organization.GapIds, Aliases = KeyAliases.Of(store) };
    }

    /// <summary>Access as a file of <c>aws iam get-account-authorization-details</c> alone tells it.</summary>
    /// <param name="utf8">The file.</param>
    /// <returns>The access.</returns>
    /// <exception cref="AuthorizationDetailsException">The text is not that output.</exception>
    public static AccountAccess OfDetails(ReadOnlyMemory<byte> utf8)
    {
        var account = AccountAuthorization.ParseChecked(utf8);
        string[] assumed = ["No resource has a policy of its own: the file holds none. Answers about KMS keys, which always have one, are Unknown.", OrganizationPolicies.None.Assumption];
        return new AccountAccess(new Authorizer(account), [], account.IsComplete ? assumed : [.. assumed, "The file was cut off (IsTruncated): further principals exist."]);
    }

    /// <summary>The same account with more known about it.</summary>
    /// <param name="options">What is known; begin with that of <see cref="Authorizer"/>.</param>
    /// <param name="assumption">What answers now take for granted besides, in a sentence.</param>
    /// <returns>The access.</returns>
    public AccountAccess With(AuthorizerOptions options, string assumption) =>
        this with { Authorizer = new Authorizer(Authorizer.Account, options), Assumptions = [.. Assumptions, assumption] };

    /// <summary>Access of requests that are made through a VPC endpoint.</summary>
    /// <param name="endpointId">The endpoint's id, <c>vpce-…</c>.</param>
    /// <returns>The access; null where the account that was read has no such endpoint.</returns>
    public AccountAccess? Through(string endpointId)
    {
        if (!Endpoints.TryGetValue(endpointId, out var endpoint))
        {
            return null;
        }

        var options = Authorizer.Options;
        var context = options.Context is { } given ? given.Over(endpoint.Context) : endpoint.Context;
        return With(options with { VpcEndpoint = [endpoint.Policy], Context = context }, $"Requests are made through the VPC endpoint {endpointId}.");
    }

    private static IReadOnlyList<string> Assumed(OrganizationPolicies organization, IReadOnlyList<string> gaps)
    {
        List<string> assumed = [organization.Assumption, "What an outsider's own account allows it is taken as granted.", Apis];
        if (gaps.Count > 0)
        {
            assumed.Add($"Not every principal and policy was read ({string.Join("; ", gaps)}): others may be able to do the same.");
        }

        return assumed;
    }
}
