using System.Text.Json;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Reads what methods and routes of APIs ask of callers, for exposure and for attack paths alike.</summary>
/// <param name="context">The account.</param>
internal sealed class ApiGates(AnalysisContext context)
{
    /// <summary>The gate of a method of a REST API.</summary>
    /// <param name="api">The API.</param>
    /// <param name="resource">The resource that has the method.</param>
    /// <param name="verb">The method's name.</param>
    /// <param name="method">The method.</param>
    /// <returns>The gate.</returns>
    public ApiGate OfMethod(Resource api, Resource resource, string verb, JsonElement method)
    {
        var (isClosed, doubts) = Closed(api, resource, verb);
        return new ApiGate(Text(method, "authorizationType") ?? "", Flag(method, "apiKeyRequired"), isClosed, [.. doubts, .. Elsewhere(api, "disableExecuteApiEndpoint")]);
    }

    /// <summary>The gate of a route of an HTTP or WebSocket API. A WebSocket API asks who somebody is when he connects, and not again with each message.</summary>
    /// <param name="route">The route.</param>
    /// <param name="api">The API; null where it is not there, and then it is taken for an HTTP API.</param>
    /// <returns>The gate.</returns>
    public ApiGate OfRoute(Resource route, Resource? api)
    {
        var asked = api is not null && Text(api.Properties, "ProtocolType") == "WEBSOCKET" ? Connecting(api) : route;
        return new ApiGate(
            asked is null ? "" : Text(asked.Properties, "AuthorizationType") ?? "", asked is not null && Flag(asked.Properties, "ApiKeyRequired"), IsClosed: false,
            api is null ? [] : Elsewhere(api, "DisableExecuteApiEndpoint"));
    }

    /// <summary>The API that a part belongs to.</summary>
    /// <param name="part">A resource, route, integration.</param>
    /// <param name="type">The type of the API.</param>
    /// <returns>The API; null where it is not there.</returns>
    public Resource? ApiOf(Node part, ResourceType type) => part.Out.FirstOrDefault(e => e.Kind == "child-of" && e.To.Type == type) is { } edge ? Find(edge.To) : null;

    /// <summary>The stages of the API that a part belongs to.</summary>
    /// <param name="part">A resource, route, integration.</param>
    /// <returns>The stages.</returns>
    public IReadOnlyList<Resource> StagesOf(Node part)
    {
        var api = part.Out.FirstOrDefault(e => e.Kind == "child-of")?.To;
        return [.. (api?.In ?? []).Where(e => e is { Kind: "child-of", From.Type.ShortName: "Stage" }).Select(e => Find(e.From)).OfType<Resource>()];
    }

    /// <summary>The resource of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The resource; null where it was not read.</returns>
    public Resource? Find(Node node) => context.Store.Keep(node.Type).Find(node.Arn, node.Region);

    private Resource? Connecting(Resource api) =>
        context.Graph.Find(api.Arn)?.In.Where(e => e is { Kind: "child-of", From.Type.ShortName: "Route" }).Select(e => Find(e.From)).FirstOrDefault(r => r?.Name == "$connect");

    /// <summary>
    /// Whether nobody unknown comes to a method without authorization: the API is private, its policy is not public, or a Deny keeps him out, be it under a condition such as the documented list of
    /// addresses. A policy that is not understood leaves it open whether he does.
    /// </summary>
    private (bool IsClosed, IEnumerable<string> Doubts) Closed(Resource api, Resource resource, string verb)
    {
        if (JsonPath.Parse("endpointConfiguration.types[]").Select(api.Properties).Any(t => t.Value.GetString() == "PRIVATE"))
        {
            return (true, []);
        }

        if (ResourcePolicies.OfApi(api) is not { } policy)
        {
            return (false, []);
        }

        if (!policy.IsReadable)
        {
            return (false, PolicyGaps.Of(policy));
        }

        return (policy.Statements.Length > 0 && (!PublicAccess.IsPublic(policy) || (policy.Statements.Any(s => s.Effect == PolicyEffect.Deny) && !IsLetIn(api, resource, verb))), []);
    }

    private bool IsLetIn(Resource api, Resource resource, string verb)
    {
        // A part in braces is one that callers fill in.
        var path = string.Join('/', (Text(resource.Properties, "path") ?? "").Split('/').Select(p => p.StartsWith('{') ? "*" : p));
        var call = $"arn:{context.Store.Manifest.Partition}:execute-api:{api.Region}:{context.AccountId}:{api.Id}/*/{(verb == "ANY" ? "*" : verb)}{path}";
        return context.Access.Authorizer.DecideOutsider(Requester.Anonymous, "execute-api:Invoke", ResourceScope.Some(call)).Outcome == DecisionOutcome.Allowed;
    }

    /// <summary>Where the API's own address is off, callers come by a domain that may ask for certificates; domains are not read.</summary>
    private static IReadOnlyList<string> Elsewhere(Resource api, string flag) =>
        Flag(api.Properties, flag) ? [$"{GapCause.NotCollected.Name()} custom-domains-of-{api.Id} {api.Region}"] : [];

    private static bool Flag(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
