using System.Collections.Immutable;
using System.Text.Json;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>What the snapshot tells of the organisation: its id, and the control policies of the account and of what stands above it, as far as AWS shows them.</summary>
/// <param name="Id">The organisation's id, or null.</param>
/// <param name="Levels">The levels that were read, root first. None in the management account, which control policies do not bind.</param>
/// <param name="GapIds">Why further service control policies may bind the account; empty where all were read, or none can.</param>
/// <param name="Assumption">What answers take for granted about control policies.</param>
internal sealed record OrganizationPolicies(string? Id, OrganizationLevels Levels, IReadOnlyList<string> GapIds, string Assumption)
{
    private const string UpperBound = "an answer of Allowed is an upper bound.";
    private static readonly ResourceType Account = new("AWS::Account::Account");
    private static readonly ResourceType Policy = new("AWS::Organizations::Policy");

    /// <summary>Nothing is known.</summary>
    public static OrganizationPolicies None { get; } =
        new(null, OrganizationLevels.None, [], $"Service and resource control policies of the organisation are not applied: {UpperBound}");

    /// <summary>Reads what there is.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The policies.</returns>
    public static OrganizationPolicies Of(ResourceStore store)
    {
        var account = store.Stream(Account).FirstOrDefault();
        var organization = account is not null && account.Properties.TryGetProperty("Organization", out var found) ? found : default;
        var id = Text(organization, "Id");
        if (Text(organization, "MasterAccountId") is not { } master)
        {
            return WithoutOrganization(store, account, organization);
        }

        return master == store.Manifest.AccountId
            ? new OrganizationPolicies(id, OrganizationLevels.None, [], "Control policies do not bind the organisation's management account, which this is.")
            : OfMember(id, OrganizationLevels.Of(store, account!));
    }

    /// <summary>What an organisation says binds the account, where AWS does not show all of it. It never binds the management account.</summary>
    /// <param name="service">Service control policies, root first.</param>
    /// <param name="resource">Resource control policies.</param>
    /// <returns>The policies that count.</returns>
    public OrganizationPolicies Or(ImmutableArray<PolicyLevel> service, ImmutableArray<PolicyLevel> resource)
    {
        var isSaid = GapIds.Count > 0 && !(service.IsEmpty && resource.IsEmpty);
        return !isSaid ? this : this with
        {
            Levels = new OrganizationLevels(service.IsEmpty ? Levels.ServiceControl : service, resource.IsEmpty ? Levels.ResourceControl : resource, []),
            GapIds = service.IsEmpty ? GapIds : [],
            Assumption = "The control policies that the settings file names are taken for those that bind the account.",
        };
    }

    private static OrganizationPolicies OfMember(string? id, OrganizationLevels levels) => levels switch
    {
        { GapIds.Count: 0 } => new(id, levels, [], "The service control policies of the account, the units above it and the root are applied, and the resource control policies that could be read."),
        { IsEmpty: true } => None with { Id = id, GapIds = levels.GapIds },
        _ => new(id, levels, levels.GapIds,
            $"The service control policies attached to the account itself are applied; those of its organisational units and root, and resource control policies, were not all read: {UpperBound}"),
    };

    /// <summary>An account that stands alone has none. Where that was not read, none are applied: that never makes an answer milder than it is.</summary>
    private static OrganizationPolicies WithoutOrganization(ResourceStore store, Resource? account, JsonElement organization)
    {
        IReadOnlyList<string> gaps = account is null ? store.GapsOf(Account) is { Count: > 0 } unlisted ? unlisted : [ResourceStore.NotCollected(Account)]
            : organization.ValueKind == JsonValueKind.Object ? [PolicyGaps.Gap(GapCause.NotCollected, "organizations:DescribeOrganization")]
            : [.. account.GapsOf("Organization")];
        return None with
        {
            GapIds = gaps,
            Assumption = store.Stream(Policy).Any() ? $"Whether this is the organisation's management account, which service control policies do not bind, was not read; none are applied: {UpperBound}" : None.Assumption,
        };
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
