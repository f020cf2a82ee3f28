using System.Text;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The policies of resources: of every type whose descriptor reads one.</summary>
internal static class ResourcePolicies
{
    private static readonly string[] Properties = ["Policy", "ResourcePolicy"];

    /// <summary>The policies by the ARN of their resource. One that was not read stands for itself as not collected; a resource without one is left out.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The policies.</returns>
    public static IReadOnlyDictionary<string, PolicyDocument> Of(ResourceStore store)
    {
        var policies = new Dictionary<string, PolicyDocument>(StringComparer.Ordinal);
        foreach (var (type, detail) in Readers(store.Catalog))
        {
            foreach (var resource in store.Stream(type))
            {
                if (Read(resource, detail) is { } policy)
                {
                    policies[resource.Arn] = policy;
                }
            }
        }

        return policies;
    }

    /// <summary>The types that have a policy, with the call that reads it. The policy of a VPC endpoint belongs to the way, not to a resource.</summary>
    private static IEnumerable<(ResourceType Type, DetailStep Detail)> Readers(ServiceCatalog catalog) =>
        from type in catalog.Types
        where type.Type.Name is not "AWS::EC2::VPCEndpoint"
        from detail in type.Details
        where Properties.Contains(detail.Into, StringComparer.Ordinal) && detail.ParseJson
        select (type.Type, detail);

    private static PolicyDocument? Read(Resource resource, DetailStep detail)
    {
        var name = $"policy of {resource.Arn}";
        if (resource.GapsOf(detail.Into).ToArray() is { Length: > 0 } gaps)
        {
            return PolicyDocument.NotCollected(PolicyKind.Resource, name, string.Join("; ", gaps));
        }

        if (!resource.Calls.Any(c => c.Operation == detail.Call.Name))
        {
            return PolicyDocument.NotCollected(PolicyKind.Resource, name, $"{detail.Call.Name} was not asked about this resource");
        }

        return resource.Properties.TryGetProperty(detail.Into, out var policy) && policy.ValueKind is JsonValueKind.Object or JsonValueKind.String
            ? PolicyDocument.Parse(KeyGrants.Joined(Text(policy), resource), PolicyKind.Resource, name)
            : null;
    }

    private static byte[] Text(JsonElement policy) =>
        Encoding.UTF8.GetBytes(policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText());
}
