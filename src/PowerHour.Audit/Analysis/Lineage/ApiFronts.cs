using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Reads who may call the methods and routes of APIs.</summary>
/// <param name="context">The account.</param>
internal sealed class ApiFronts(AnalysisContext context)
{
    private static readonly ResourceType RestApi = new("AWS::ApiGateway::RestApi");
    private static readonly ResourceType HttpApi = new("AWS::ApiGatewayV2::Api");

    private readonly StreamFronts _streams = new(context);

    /// <summary>The ways in through the APIs that pass requests on to a resource.</summary>
    /// <param name="way">A way that begins with the resource: an endpoint, a function, a stream.</param>
    /// <returns>Ways that begin with a caller.</returns>
    public IEnumerable<Chain> Before(Chain way) => way.Node!.In.Where(e => e.Kind == "fronts").SelectMany(e => e.From.Type.Name switch
    {
        "AWS::ApiGateway::Resource" => Rest(e, LineageStep.Along(e.From, StepLabel.PassesOnTo, e).Before(way, context.Lineage.Points)),
        "AWS::ApiGatewayV2::Integration" => Http(e, LineageStep.Along(e.From, StepLabel.PassesOnTo, e).Before(way, context.Lineage.Points)),
        _ => [],
    }).Concat(_streams.Of(way.Node).SelectMany(s => Rest(s.Edge, way.Before(context.Lineage.Points.Of(s.Edge.From), s.Edge.From, new PathLink(StepLabel.PassesOnTo, Confidence.Capability) { Owner = s.Edge.From, Field = s.Edge.Place, Value = s.Evidence }))));

    private IEnumerable<Chain> Rest(Edge edge, Chain part)
    {
        // The edge stands at resourceMethods.VERB.methodIntegration.uri.
        if (Find(edge.From) is not { } resource || edge.Place.Split('.') is not ["resourceMethods", var verb, ..] || ApiOf(edge.From, RestApi) is not { } api
            || !JsonPath.Parse($"resourceMethods.{verb}").Select(resource.Properties).Any())
        {
            yield break;
        }

        var stages = StagesOf(edge.From);
        if (stages.Count == 0 && context.Store.GapsOf(new ResourceType("AWS::ApiGateway::Stage")).Count == 0)
        {
            yield break;
        }

        var method = JsonPath.Parse($"resourceMethods.{verb}").First(resource.Properties)!.Value;
        var kind = CallerClass.Of(Text(method, "authorizationType") ?? "");
        if (kind == CallerClass.Anonymous && IsClosed(api))
        {
            kind = CallerClass.Authorized;
        }

        var hasKey = method.TryGetProperty("apiKeyRequired", out var key) && key.ValueKind == JsonValueKind.True;
        var name = kind != CallerClass.Anonymous ? $"{kind} of {verb} {resource.Name}" : hasKey ? "anybody with an API key" : "anybody on the internet";
        var actor = StageLimits.On(CallerClass.Actor(kind, name), stages, $"{resource.Name}/{verb}");
        var link = new PathLink(StepLabel.Calls, Confidence.Configured) { Owner = edge.From, Field = $"resourceMethods.{verb}.authorizationType", Value = Text(method, "authorizationType") ?? "NONE", Doubts = Elsewhere(api, "disableExecuteApiEndpoint"), CutKey = kind == CallerClass.Anonymous ? $"authorizer|{edge.From.Arn}|{verb}" : "", Cut = kind == CallerClass.Anonymous ? $"require authorization for {verb} {resource.Name} of API {api.Name}" : "" };
        yield return part.Before(actor, link);
    }

    private IEnumerable<Chain> Http(Edge edge, Chain integration)
    {
        foreach (var route in edge.From.In.Where(e => e is { Kind: "fronts", From.Type.Name: "AWS::ApiGatewayV2::Route" }))
        {
            if (Find(route.From) is not { } part || ApiOf(route.From, HttpApi) is not { } api)
            {
                continue;
            }

            var kind = CallerClass.Of(AuthorizationOf(part, api));
            var actor = StageLimits.On(CallerClass.Actor(kind, kind == CallerClass.Anonymous ? "anybody on the internet" : $"{kind} of {part.Name}"), StagesOf(route.From), part.Name);
            var link = new PathLink(StepLabel.Calls, Confidence.Configured) { Owner = route.From, Field = "AuthorizationType", Value = Text(part.Properties, "AuthorizationType") ?? "NONE", Doubts = Elsewhere(api, "DisableExecuteApiEndpoint"), CutKey = kind == CallerClass.Anonymous ? $"authorizer|{route.From.Arn}" : "", Cut = kind == CallerClass.Anonymous ? $"require authorization for route {part.Name} of API {api.Name}" : "" };
            yield return integration.Before(actor, link);
        }
    }

    /// <summary>A WebSocket API asks who somebody is when he connects, and not again with each message.</summary>
    private string AuthorizationOf(Resource route, Resource api) => Text(api.Properties, "ProtocolType") != "WEBSOCKET" ? Text(route.Properties, "AuthorizationType") ?? ""
        : context.Graph.Find(api.Arn)?.In.Where(e => e is { Kind: "child-of", From.Type.ShortName: "Route" }).Select(e => Find(e.From)).FirstOrDefault(r => r?.Name == "$connect") is { } connect ? Text(connect.Properties, "AuthorizationType") ?? "" : "";

    /// <summary>Whether nobody outside comes to an API without authorization: it is private, or its policy does not let everybody in.</summary>
    private static bool IsClosed(Resource api) =>
        JsonPath.Parse("endpointConfiguration.types[]").Select(api.Properties).Any(t => t.Value.GetString() == "PRIVATE")
        || (api.Properties.TryGetProperty("policy", out var policy) && PolicyStatements.Read(Unescaped(policy)) is { Count: > 0 } statements && (statements.Any(s => !s.Allows) || !IsPublic(Unescaped(policy))));

    private static bool IsPublic(JsonElement policy) => Iam.Authorization.PublicAccess.IsPublic(
        Iam.Policies.PolicyDocument.Parse(policy, Iam.Policies.PolicyKind.Resource, "policy of an API"));

    /// <summary>API Gateway answers with the policy escaped once more than JSON asks for.</summary>
    private static JsonElement Unescaped(JsonElement policy) => policy.ValueKind == JsonValueKind.String && policy.GetString() is { } text && text.StartsWith("{\\\"", StringComparison.Ordinal)
        ? JsonValue.Create(text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal)).ToElement() : policy;

    /// <summary>Where the API's own address is off, callers come by a domain that may ask for certificates; domains are not read.</summary>
    private static IReadOnlyList<string> Elsewhere(Resource api, string flag) =>
        api.Properties.TryGetProperty(flag, out var off) && off.ValueKind == JsonValueKind.True ? [$"{GapCause.NotCollected.Name()} custom-domains-of-{api.Id} {api.Region}"] : [];

    private List<Resource> StagesOf(Node part)
    {
        var api = part.Out.FirstOrDefault(e => e.Kind == "child-of")?.To;
        return [.. (api?.In ?? []).Where(e => e is { Kind: "child-of", From.Type.ShortName: "Stage" }).Select(e => Find(e.From)).OfType<Resource>()];
    }

    private Resource? ApiOf(Node part, ResourceType type) => part.Out.FirstOrDefault(e => e.Kind == "child-of" && e.To.Type == type) is { } edge ? Find(edge.To) : null;

    private Resource? Find(Node node) => context.Store.Keep(node.Type).Find(node.Arn, node.Region);

    private static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
