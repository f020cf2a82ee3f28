using System.Text.Json;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Finds whom methods and routes of APIs let in: anybody, where neither they nor the API ask for authorization; under a condition, where a key must be brought. What is on no stage can not be
/// called. Whoever signs in or is let in by IAM or an authorizer is not listed.
/// </summary>
/// <param name="context">The account.</param>
internal sealed class ApiExposure(AnalysisContext context)
{
    private static readonly ResourceType Method = new("AWS::ApiGateway::Resource");
    private static readonly ResourceType Route = new("AWS::ApiGatewayV2::Route");
    private static readonly ResourceType RestApi = new("AWS::ApiGateway::RestApi");
    private static readonly ResourceType HttpApi = new("AWS::ApiGatewayV2::Api");
    private static readonly ResourceType Stage = new("AWS::ApiGateway::Stage");

    private readonly ApiGates _gates = new(context);

    /// <summary>Whether a type is a part of an API that is called.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True for methods and routes.</returns>
    public static bool Includes(ResourceType type) => type == Method || type == Route;

    /// <summary>The exposure of a resource with methods, or of a route.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>One entry for each method that is open.</returns>
    public Exposures Of(Resource resource)
    {
        var unread = resource.Unread.Select(u => u.GapId);
        if (context.Graph.Find(resource.Arn) is not { } node)
        {
            return new Exposures([], [.. unread]);
        }

        var (found, gaps) = resource.Type == Method ? Methods(resource, node) : OfRoute(resource, node);
        return new Exposures([.. found], Unread.Joined(unread, gaps));
    }

    private (IEnumerable<Exposure> Found, IEnumerable<string> GapIds) Methods(Resource resource, Node node)
    {
        if (_gates.ApiOf(node, RestApi) is not { } api)
        {
            return ([], context.Store.GapsOf(RestApi) is { Count: > 0 } gaps ? gaps : [PolicyGaps.Gap(GapCause.NotCollected, $"API of {resource.Arn}")]);
        }

        IReadOnlyList<string> unstaged = _gates.StagesOf(node).Count > 0 ? [] : context.Store.GapsOf(Stage, resource.Region);
        if (unstaged.Count == 0 && _gates.StagesOf(node).Count == 0)
        {
            return ([], []);
        }

        return (Backed(resource).Select(m => (m.Name, Gate: _gates.OfMethod(api, resource, m.Name, m.Value))).Where(m => m.Gate.IsOpen)
            .Select(m => Open(m.Gate, $"resourceMethods.{m.Name}.authorizationType", resource, [.. m.Gate.Doubts, .. unstaged])), []);
    }

    /// <summary>The methods that pass requests on; a browser's question before a request (OPTIONS) is no request.</summary>
    private static IEnumerable<JsonProperty> Backed(Resource resource) =>
        resource.Properties.TryGetProperty("resourceMethods", out var methods) && methods.ValueKind == JsonValueKind.Object
            ? methods.EnumerateObject().Where(m => m.Name != "OPTIONS" && m.Value.ValueKind == JsonValueKind.Object && m.Value.TryGetProperty("methodIntegration", out var to)
                && to.ValueKind == JsonValueKind.Object && to.TryGetProperty("uri", out var uri) && uri.ValueKind == JsonValueKind.String) : [];

    private (IEnumerable<Exposure> Found, IEnumerable<string> GapIds) OfRoute(Resource route, Node node)
    {
        var api = _gates.ApiOf(node, HttpApi);
        if (api is null && context.Store.GapsOf(HttpApi, route.Region) is { Count: > 0 } gaps)
        {
            return ([], gaps);
        }

        var gate = _gates.OfRoute(route, api);
        return (gate.IsOpen ? [Open(gate, "AuthorizationType", route, gate.Doubts)] : [], []);
    }

    private static Exposure Open(ApiGate gate, string place, Resource owner, IReadOnlyList<string> doubts) => new(AccessVerb.Invoke, new Grantee
    {
        Principal = "PUBLIC",
        Kind = GranteeKind.Public,
        Answer = doubts.Count > 0 ? AccessAnswer.Unknown : gate.NeedsKey ? AccessAnswer.Conditional : AccessAnswer.Yes,
        Action = "execute-api:Invoke",
        Configuration = $"{place} {(gate.Authorization.Length > 0 ? gate.Authorization : "NONE")} of {owner.Arn}",
        ConditionKeys = gate.NeedsKey ? ["apiKeyRequired"] : [],
        GapIds = [.. doubts.Order(StringComparer.Ordinal)],
    });
}
