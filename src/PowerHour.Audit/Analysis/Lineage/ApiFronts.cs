using System.Text.Json;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices;
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
    private readonly ApiGates _gates = new(context);

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
        if (_gates.Find(edge.From) is not { } resource || edge.Place.Split('.') is not ["resourceMethods", var verb, ..] || _gates.ApiOf(edge.From, RestApi) is not { } api
            || !JsonPath.Parse($"resourceMethods.{verb}").Select(resource.Properties).Any())
        {
            yield break;
        }

        var stages = _gates.StagesOf(edge.From);
        if (stages.Count == 0 && context.Store.GapsOf(new ResourceType("AWS::ApiGateway::Stage")).Count == 0)
        {
            yield break;
        }

        var method = JsonPath.Parse($"resourceMethods.{verb}").First(resource.Properties)!.Value;
        var gate = _gates.OfMethod(api, resource, verb, method);
        var kind = gate is { IsWithoutAuthorization: true, IsClosed: true } ? CallerClass.Authorized : CallerClass.Of(gate.Authorization);
        var name = kind != CallerClass.Anonymous ? $"{kind} of {verb} {resource.Name}" : gate.NeedsKey ? "anybody with an API key" : "anybody on the internet";
        var actor = StageLimits.On(CallerClass.Actor(kind, name), stages, $"{resource.Name}/{verb}");
        var link = new PathLink(StepLabel.Calls, Confidence.Configured) { Owner = edge.From, Field = $"resourceMethods.{verb}.authorizationType", Value = Said(gate), Doubts = gate.Doubts, CutKey = kind == CallerClass.Anonymous ? $"authorizer|{edge.From.Arn}|{verb}" : "", Cut = kind == CallerClass.Anonymous ? $"require authorization for {verb} {resource.Name} of API {api.Name}" : "" };
        yield return part.Before(actor, link);
    }

    private IEnumerable<Chain> Http(Edge edge, Chain integration)
    {
        foreach (var route in edge.From.In.Where(e => e is { Kind: "fronts", From.Type.Name: "AWS::ApiGatewayV2::Route" }))
        {
            if (_gates.Find(route.From) is not { } part || _gates.ApiOf(route.From, HttpApi) is not { } api)
            {
                continue;
            }

            var gate = _gates.OfRoute(part, api);
            var kind = CallerClass.Of(gate.Authorization);
            var actor = StageLimits.On(CallerClass.Actor(kind, kind == CallerClass.Anonymous ? "anybody on the internet" : $"{kind} of {part.Name}"), _gates.StagesOf(route.From), part.Name);
            var link = new PathLink(StepLabel.Calls, Confidence.Configured) { Owner = route.From, Field = "AuthorizationType", Value = Text(part.Properties, "AuthorizationType") ?? "NONE", Doubts = gate.Doubts, CutKey = kind == CallerClass.Anonymous ? $"authorizer|{route.From.Arn}" : "", Cut = kind == CallerClass.Anonymous ? $"require authorization for route {part.Name} of API {api.Name}" : "" };
            yield return integration.Before(actor, link);
        }
    }

    private static string Said(ApiGate gate) => gate.Authorization.Length > 0 ? gate.Authorization : "NONE";

    private static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
