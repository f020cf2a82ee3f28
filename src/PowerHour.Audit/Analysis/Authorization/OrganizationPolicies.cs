using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>What the snapshot tells of the organisation: its id, and the service control policies attached to the account itself.</summary>
/// <param name="Id">The organisation's id, or null.</param>
/// <param name="ServiceControl">One level: the account's. Those of its parents are not seen from inside. Empty where none were read, or in the management account, which they do not bind.</param>
/// <param name="Assumption">What answers take for granted about control policies.</param>
internal sealed record OrganizationPolicies(string? Id, ImmutableArray<PolicyLevel> ServiceControl, string Assumption)
{
    private const string UpperBound = "an answer of Allowed is an upper bound.";
    private static readonly ResourceType Account = new("AWS::Account::Account");
    private static readonly ResourceType Policy = new("AWS::Organizations::Policy");

    /// <summary>Nothing is known.</summary>
    public static OrganizationPolicies None { get; } = new(null, [], $"Service and resource control policies of the organisation are not applied: {UpperBound}");

    /// <summary>Reads what there is.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The policies.</returns>
    public static OrganizationPolicies Of(ResourceStore store)
    {
        var organization = store.Stream(Account).Select(a => a.Properties.TryGetProperty("Organization", out var o) ? o : default).FirstOrDefault(o => o.ValueKind == JsonValueKind.Object);
        var id = Text(organization, "Id");
        if (Text(organization, "MasterAccountId") == store.Manifest.AccountId)
        {
            return new OrganizationPolicies(id, [], "Control policies do not bind the organisation's management account, which this is.");
        }

        if (Text(organization, "MasterAccountId") is null)
        {
            // Whether they bind is not known: not applying them never makes an answer milder than it is.
            return None with { Assumption = store.Stream(Policy).Any() ? $"Whether this is the organisation's management account, which service control policies do not bind, was not read; none are applied: {UpperBound}" : None.Assumption };
        }

        ImmutableArray<PolicyDocument> policies = [.. store.Stream(Policy).OrderBy(p => p.Arn, StringComparer.Ordinal).Select(Read)];
        string[] unread = [.. store.Stream(Account).SelectMany(a => a.GapsOf("Organization")).Concat(store.GapsOf(Account)).Distinct(StringComparer.Ordinal)];
        if (!policies.IsEmpty && organization.ValueKind == JsonValueKind.Undefined && unread.Length > 0)
        {
            // They bind every account but the one that manages the organisation, and which that is was not read.
            return None with { ServiceControl = [new PolicyLevel("account", [PolicyDocument.NotCollected(PolicyKind.ServiceControl, "control policies of the organisation", string.Join("; ", unread))])] };
        }

        return policies.IsEmpty ? None with { Id = id } : new OrganizationPolicies(id, [new PolicyLevel("account", policies)],
            $"The service control policies attached to the account itself are applied; those of its organisational units and root, and resource control policies, are not seen from inside: {UpperBound}");
    }

    private static PolicyDocument Read(Resource policy)
    {
        var gaps = policy.GapsOf("Content").ToArray();
        return gaps.Length == 0 && policy.Properties.TryGetProperty("Content", out var content) && content.ValueKind is JsonValueKind.Object or JsonValueKind.String
            ? PolicyDocument.Parse(Encoding.UTF8.GetBytes(content.ValueKind == JsonValueKind.String ? content.GetString()! : content.GetRawText()), PolicyKind.ServiceControl, policy.Arn)
            : PolicyDocument.NotCollected(PolicyKind.ServiceControl, policy.Arn, gaps.Length > 0 ? string.Join("; ", gaps) : "organizations:DescribePolicy did not give its content");
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
