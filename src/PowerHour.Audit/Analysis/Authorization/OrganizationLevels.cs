using System.Collections.Immutable;
using System.Text.Json;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The levels of an organisation that bind an account, as far as they were read.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html: each level from the root to the account must allow.
/// AWS tells of them only to the management account and to delegated administrators. A level without a policy of a kind says that the kind is not in use.
/// </remarks>
/// <param name="ServiceControl">Service control policies, root first.</param>
/// <param name="ResourceControl">Resource control policies, root first.</param>
/// <param name="GapIds">Why further service control policies may be there.</param>
internal sealed record OrganizationLevels(ImmutableArray<PolicyLevel> ServiceControl, ImmutableArray<PolicyLevel> ResourceControl, IReadOnlyList<string> GapIds)
{
    private const int Deepest = 12;
    private static readonly ResourceType Unit = new("AWS::Organizations::OrganizationalUnit");
    private static readonly ResourceType Policy = new("AWS::Organizations::Policy");
    private static readonly ResourceType Inherited = new("AWS::Organizations::InheritedPolicy");
    private static readonly JsonPath Parent = JsonPath.Parse("Parents[].Id");
    private static readonly JsonPath ServiceIds = JsonPath.Parse("ServiceControlPolicies[].Id");
    private static readonly JsonPath ResourceIds = JsonPath.Parse("ResourceControlPolicies[].Id");

    /// <summary>No level.</summary>
    public static OrganizationLevels None { get; } = new([], [], []);

    /// <summary>Whether no policy binds.</summary>
    public bool IsEmpty => ServiceControl.IsEmpty && ResourceControl.IsEmpty;

    /// <summary>Reads them from the account upwards.</summary>
    /// <param name="store">The snapshot.</param>
    /// <param name="account">The account.</param>
    /// <returns>The levels.</returns>
    public static OrganizationLevels Of(ResourceStore store, Resource account)
    {
        var documents = store.Stream(Policy).Concat(store.Stream(Inherited)).GroupBy(p => p.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var (above, gaps) = Above(store, account);
        var units = above.Reverse().ToArray();
        var own = new PolicyLevel("account", [.. store.Stream(Policy).OrderBy(p => p.Arn, StringComparer.Ordinal).Select(p => Read(p, PolicyKind.ServiceControl))]);
        var service = units.Select(u => LevelOf(u.Id, u, ServiceIds, documents, PolicyKind.ServiceControl)).Append(own);
        var resource = units.Append(account).Select(u => LevelOf(u == account ? "account" : u.Id, u, ResourceIds, documents, PolicyKind.ResourceControl));
        var unread = store.GapsOf(Policy).Concat(gaps).Concat(units.SelectMany(u => u.GapsOf("ServiceControlPolicies"))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new OrganizationLevels([.. service.Where(HasPolicies)], [.. resource.Where(HasPolicies)], [.. unread]);
    }

    private static bool HasPolicies(PolicyLevel level) => level.Policies.Length > 0;

    /// <summary>The units above, nearest first, up to the root; and why that is not the whole way.</summary>
    private static (IReadOnlyList<Resource> Units, IReadOnlyList<string> GapIds) Above(ResourceStore store, Resource account)
    {
        List<Resource> units = [];
        for (var at = account; units.Count < Deepest;)
        {
            if (at.Id.StartsWith("r-", StringComparison.Ordinal))
            {
                return (units, []);
            }

            var gaps = at.GapsOf("Parents").ToArray();
            var parent = Parent.FirstText(at.Properties);
            if (parent is null || store.Keep(Unit).Find(parent, "global") is not { } unit)
            {
                return (units, gaps.Length > 0 ? gaps : [PolicyGaps.Gap(GapCause.NotCollected, "organizations:ListParents")]);
            }

            units.Add(unit);
            at = unit;
        }

        return (units, [PolicyGaps.Gap(GapCause.Bounded, "organizations:ListParents")]);
    }

    private static PolicyLevel LevelOf(string name, Resource unit, JsonPath ids, Dictionary<string, Resource> documents, PolicyKind kind) =>
        new(name, [.. ids.Select(unit.Properties).Select(i => i.Value.GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => documents.TryGetValue(id, out var policy) ? Read(policy, kind) : PolicyDocument.NotCollected(kind, id, "organizations:DescribePolicy was not asked about it"))]);

    private static PolicyDocument Read(Resource policy, PolicyKind kind)
    {
        var gaps = policy.GapsOf("Content").ToArray();
        return gaps.Length == 0 && policy.Properties.TryGetProperty("Content", out var content) && content.ValueKind is JsonValueKind.Object or JsonValueKind.String
            ? PolicyDocument.Parse(content, kind, policy.Arn)
            : PolicyDocument.NotCollected(kind, policy.Arn, gaps.Length > 0 ? string.Join("; ", gaps) : "organizations:DescribePolicy did not give its content");
    }
}
