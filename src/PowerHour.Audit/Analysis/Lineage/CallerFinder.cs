using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds who can ask a model, or put records into a stream, and through what.</summary>
/// <param name="context">The account.</param>
/// <param name="grants">Who can do what.</param>
internal sealed class CallerFinder(AnalysisContext context, PathGrants grants)
{
    private readonly ApiFronts _apis = new(context);
    private readonly FunctionCalls _functions = new(context);

    /// <summary>The endpoints that answer for what is judged, each with the way on to the model.</summary>
    /// <param name="subject">A model or endpoint.</param>
    /// <returns>Ways that begin with an endpoint and end with a model.</returns>
    public IEnumerable<Chain> Endpoints(Node subject)
    {
        var ways = subject.Type.ShortName == "Endpoint" ? context.Lineage.WaysOf(subject) : context.Lineage.WaysFrom(subject);
        return ways.Select(Turned).Where(w => w.Node!.Type.ShortName == "Endpoint").DistinctBy(w => (w.Head.Id, w.Steps.Last().Head.Id));
    }

    /// <summary>Who can call what a way begins with.</summary>
    /// <param name="way">A way that begins with an endpoint, a function or a stream; another has no callers.</param>
    /// <returns>Ways that begin with a caller.</returns>
    public PathList Before(Chain way)
    {
        if (way.Node is not { } node)
        {
            return new PathList([], []);
        }

        if (node.Type.ShortName == "EndpointConfig")
        {
            return PathList.Of(node.In.Where(e => e.Kind == "hosts").Select(e => Before(LineageStep.Along(e.From, StepLabel.Hosts, e).Before(way, context.Lineage.Points))));
        }

        var functions = node.Type.ShortName == "Endpoint" ? _functions.Before(way).ToArray() : [];
        var gates = functions.Prepend(way).SelectMany(w => _apis.Before(w)).Concat(functions.Append(way).Where(w => w.Node!.Type.ShortName == "Function").SelectMany(_functions.Opened));
        var direct = grants.Before(way, Access.AccessVerb.Invoke);
        var unread = functions.Append(way).Where(w => w.Node!.Type.ShortName == "Function").SelectMany(w => _functions.GapsOf(w.Node!));
        return new PathList([.. gates, .. direct.Ways], Unread.Joined(direct.GapIds, LineageGaps.OfFronts(context).Concat(unread)));
    }

    /// <summary>What stands before an endpoint, function or stream and asks it for others: methods and routes of APIs, and functions.</summary>
    /// <param name="way">A way that begins with it.</param>
    /// <returns>Ways that begin with the method, route or function.</returns>
    public PathList Gateways(Chain way)
    {
        var callers = Before(way);
        var gates = callers.Ways.Where(w => w.Actor is not null && w.Next != way).SelectMany(w => w.Steps.Skip(1).TakeWhile(s => s != way));
        var functions = way.Node is { Type.ShortName: "Endpoint" } ? _functions.Before(way) : [];
        return callers with { Ways = [.. gates.Concat(functions).DistinctBy(w => w.Head.Id, StringComparer.Ordinal)] };
    }

    /// <summary>A way from the model to where it is served, read from the other end.</summary>
    private static Chain Turned(Chain way)
    {
        var steps = way.Steps.ToArray();
        var turned = Chain.End(steps[0].Head, steps[0].Node!);
        for (var i = 1; i < steps.Length; i++)
        {
            turned = turned.Before(steps[i].Head, steps[i].Node!, steps[i - 1].Link! with { Label = Turned(steps[i - 1].Link!.Label) });
        }

        return turned;
    }

    private static string Turned(string label) => label switch
    {
        StepLabel.HostedBy => StepLabel.Hosts,
        StepLabel.DeployedBy => StepLabel.Deploys,
        StepLabel.PartOf => StepLabel.ConsistsOf,
        _ => label,
    };
}
