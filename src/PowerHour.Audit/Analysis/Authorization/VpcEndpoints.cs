using System.Text;
using System.Text.Json;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The VPC endpoints of a snapshot, with what a request through each carries.</summary>
internal static class VpcEndpoints
{
    private static readonly ResourceType Endpoint = new("AWS::EC2::VPCEndpoint");

    /// <summary>The endpoints.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>By their id: the policy and the context of requests.</returns>
    public static IReadOnlyDictionary<string, (PolicyDocument Policy, RequestContext Context)> Of(ResourceStore store) =>
        store.Stream(Endpoint).GroupBy(e => e.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (PolicyOf(g.First()), ContextOf(g.First())), StringComparer.Ordinal);

    private static RequestContext ContextOf(Resource endpoint)
    {
        var context = RequestContext.Unknown.With("aws:SourceVpce", endpoint.Id);
        return endpoint.Properties.TryGetProperty("VpcId", out var vpc) && vpc.ValueKind == JsonValueKind.String ? context.With("aws:SourceVpc", vpc.GetString()!) : context;
    }

    private static PolicyDocument PolicyOf(Resource endpoint)
    {
        var name = $"policy of {endpoint.Arn}";
        var gaps = endpoint.GapsOf("Policy").ToArray();
        return gaps.Length == 0 && endpoint.Properties.TryGetProperty("Policy", out var policy) && First(policy) is { ValueKind: JsonValueKind.Object or JsonValueKind.String } text
            ? PolicyDocument.Parse(text, PolicyKind.VpcEndpoint, name)
            : PolicyDocument.NotCollected(PolicyKind.VpcEndpoint, name, gaps.Length > 0 ? string.Join("; ", gaps) : "the endpoint's policy was not read");
    }

    private static JsonElement First(JsonElement policy) => policy.ValueKind == JsonValueKind.Array && policy.GetArrayLength() > 0 ? policy[0] : policy;
}
