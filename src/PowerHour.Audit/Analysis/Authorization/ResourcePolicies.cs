using System.Text;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The policies of resources: of every type whose descriptor reads one, and of REST APIs, which carry theirs.</summary>
/// <param name="Policies">The policies by the ARN of their resource. One that was not read stands for itself as not collected.</param>
/// <param name="Without">The ARNs of resources that were asked and have none.</param>
internal sealed record ResourcePolicies(IReadOnlyDictionary<string, PolicyDocument> Policies, IReadOnlySet<string> Without)
{
    private static readonly string[] Properties = ["Policy", "ResourcePolicy"];
    private static readonly ResourceType RestApi = new("AWS::ApiGateway::RestApi");
    private static readonly ResourceType HttpApi = new("AWS::ApiGatewayV2::Api");

    /// <summary>Reads them.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The policies.</returns>
    public static ResourcePolicies Of(ResourceStore store)
    {
        var policies = new Dictionary<string, PolicyDocument>(StringComparer.Ordinal);
        var without = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (type, detail) in Readers(store.Catalog))
        {
            foreach (var resource in store.Stream(type))
            {
                Add(resource.Arn, Read(resource, detail));
            }
        }

        foreach (var api in store.Stream(RestApi))
        {
            Add(api.Arn, OfApi(api));
        }

        // The other kinds of API have no policy; a call names them as it names REST APIs.
        without.UnionWith(store.Stream(HttpApi).Select(a => a.Arn.Replace("/apis/", "/restapis/", StringComparison.Ordinal)));
        return new ResourcePolicies(policies, without);

        void Add(string arn, PolicyDocument? policy)
        {
            if (policy is null)
            {
                without.Add(arn);
            }
            else
            {
                policies[arn] = policy;
            }
        }
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

        return resource.Properties.TryGetProperty(detail.Into, out var policy) && policy.ValueKind is JsonValueKind.Object or JsonValueKind.String && !IsEmpty(policy)
            ? PolicyDocument.Parse(policy, PolicyKind.Resource, name)
            : null;
    }

    /// <summary>Kinesis answers with an empty object for a stream that has no policy.</summary>
    private static bool IsEmpty(JsonElement policy) => policy.ValueKind == JsonValueKind.Object && policy.GetPropertyCount() == 0;

    /// <summary>The policy of a REST API: API Gateway answers with it as a text in which every quote is escaped once more.</summary>
    /// <param name="api">The API.</param>
    /// <returns>The policy; null where there is none.</returns>
    internal static PolicyDocument? OfApi(Resource api)
    {
        if (!api.Properties.TryGetProperty("policy", out var policy) || policy.ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
        {
            return null;
        }

        var text = policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();
        var plain = text.Contains("{\\\"", StringComparison.Ordinal) ? text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal) : text;
        return PolicyDocument.Parse(Encoding.UTF8.GetBytes(plain), PolicyKind.Resource, $"policy of {api.Arn}");
    }
}
