using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds which functions call an endpoint, and who calls those.</summary>
/// <remarks>No field says what a function calls. One whose role may invoke exactly this endpoint and no other is taken to; a name in its environment alone is only a guess.</remarks>
/// <param name="context">The account.</param>
internal sealed class FunctionCalls(AnalysisContext context)
{
    private const string Invoke = "sagemaker:InvokeEndpoint";
    private static readonly ResourceType Function = new("AWS::Lambda::Function");
    private static readonly JsonPath Variables = JsonPath.Parse("Environment.Variables{}");
    private readonly Dictionary<string, Node[]> _inRegion = new(StringComparer.Ordinal);
    private Dictionary<string, List<Node>>? _named;

    /// <summary>The functions that call an endpoint.</summary>
    /// <param name="way">A way that begins with the endpoint.</param>
    /// <returns>Ways that begin with a function.</returns>
    public IEnumerable<Chain> Before(Chain way)
    {
        var endpoint = way.Node!;
        var named = Named().GetValueOrDefault(way.Head.Name, []);
        foreach (var function in In(endpoint.Region))
        {
            if (Link(function, endpoint, named.Contains(function)) is { } link)
            {
                yield return way.Before(context.Lineage.Points.Of(function), function, link);
            }
        }
    }

    /// <summary>The callers that a function's own address lets in without asking who they are.</summary>
    /// <param name="way">A way that begins with the function.</param>
    /// <returns>Ways that begin with a caller.</returns>
    public IEnumerable<Chain> Opened(Chain way)
    {
        if (context.Store.Keep(Function).Find(way.Node!.Arn, way.Node.Region) is not { } function || !IsOpen(function))
        {
            yield break;
        }

        foreach (var (path, _) in JsonPath.Parse("UrlConfigs[]").Select(function.Properties).Where(u => JsonPath.Parse("AuthType").FirstText(u.Value) == "NONE"))
        {
            yield return way.Before(CallerClass.Actor(CallerClass.Anonymous, "anybody on the internet"), new PathLink(StepLabel.Calls, Confidence.Configured)
            {
                Owner = way.Node, Field = $"{path}.AuthType", Value = "NONE", CutKey = $"url|{way.Node.Arn}", Cut = $"require AWS_IAM for the URL of function {function.Name}, or delete it",
            });
        }
    }

    /// <summary>Why it is not known whether a function's own address is open.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The gap ids.</returns>
    public IEnumerable<string> GapsOf(Node function) =>
        context.Store.Keep(Function).Find(function.Arn, function.Region) is not { Unread.Count: > 0 } resource ? []
        : resource.GapsOf("UrlConfigs").Concat(JsonPath.Parse("UrlConfigs[].AuthType").Select(resource.Properties).Any(t => t.Value.GetString() == "NONE") ? resource.GapsOf("Policy") : []);

    private bool IsOpen(Resource function) =>
        context.Effective.ExposureOf(function).All.Any(e => e is { Verb: Access.AccessVerb.Invoke, Grantee: { Principal: "PUBLIC", Answer: Access.AccessAnswer.Yes } });

    private PathLink? Link(Node function, Node endpoint, bool isNamed)
    {
        var role = function.Roles.FirstOrDefault()?.To;
        var grant = role is null ? null : context.Effective.Can(role.Arn, endpoint.Arn, Invoke);
        if (grant is { Answer: Access.AccessAnswer.Yes } && context.Effective.Can(role!.Arn, $"{endpoint.Arn[..(endpoint.Arn.LastIndexOf('/') + 1)]}powerhour-asks-about-any-other", Invoke) is null)
        {
            return new PathLink(StepLabel.Calls, Confidence.Capability) { Owner = role, Field = grant.DecidedBy?.ToString() ?? "", Value = $"{grant.Action} on this endpoint and no other" };
        }

        return !isNamed ? null : new PathLink(StepLabel.Calls, Confidence.Assumed) { Owner = function, Field = "Environment.Variables", Value = endpoint.Arn, Doubts = [$"ASSUMED_EDGE {function.Arn} names-{endpoint.Arn[(endpoint.Arn.LastIndexOf('/') + 1)..]}-in-its-environment"] };
    }

    private Node[] In(string region)
    {
        if (!_inRegion.TryGetValue(region, out var functions))
        {
            _inRegion[region] = functions = [.. context.Graph.All.Where(n => n.Type == Function && n.Region == region).OrderBy(n => n.Arn, StringComparer.Ordinal)];
        }

        return functions;
    }

    private Dictionary<string, List<Node>> Named()
    {
        if (_named is not null)
        {
            return _named;
        }

        _named = new Dictionary<string, List<Node>>(StringComparer.Ordinal);
        foreach (var function in context.Store.Stream(Function))
        {
            foreach (var (_, value) in Variables.Select(function.Properties).Where(v => v.Value.ValueKind == JsonValueKind.String))
            {
                if (context.Graph.Find(function.Arn) is { } node)
                {
                    (_named.TryGetValue(value.GetString()!, out var nodes) ? nodes : _named[value.GetString()!] = []).Add(node);
                }
            }
        }

        return _named;
    }
}
