using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds where models answer requests.</summary>
/// <param name="points">Names points.</param>
internal sealed class Serving(Points points)
{
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "Endpoint", "TransformJob", "InferenceComponent" };

    /// <summary>The ways from a model to what answers with it: an endpoint, an inference component, a transform job.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The ways, those of production first; in ARN order of their ends. None where nothing serves it.</returns>
    public IReadOnlyList<Chain> WaysFrom(Node model) =>
        [.. model.In.Where(e => e.Kind == "deploys").SelectMany(Ways).OrderBy(w => w.Shadow).ThenBy(w => w.Way.Length).ThenBy(w => w.Way.Steps.Last().Head.Id, StringComparer.Ordinal).Select(w => w.Way)
            .DistinctBy(w => w.Steps.Last().Head.Id, StringComparer.Ordinal)];

    /// <summary>The models that an endpoint answers with.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The models, in ARN order.</returns>
    public static IReadOnlyList<Node> ModelsOf(Node endpoint)
    {
        var configured = endpoint.Out.Where(e => e.Kind == "hosts").SelectMany(e => e.To.Out);
        var attached = endpoint.In.Where(e => e is { Kind: "belongs-to", From.Type.ShortName: "InferenceComponent" }).SelectMany(e => e.From.Out);
        return [.. configured.Concat(attached).Where(e => e.Kind == "deploys").Select(e => e.To).Distinct().OrderBy(m => m.Arn, StringComparer.Ordinal)];
    }

    /// <summary>Whether a way goes through a variant that only gets copies of requests.</summary>
    /// <param name="way">A way from a model.</param>
    /// <returns>True for a shadow variant.</returns>
    public static bool IsShadow(Chain way) => way.Link?.Field.StartsWith("Shadow", StringComparison.Ordinal) == true;

    private IEnumerable<(Chain Way, bool Shadow)> Ways(Edge deploys)
    {
        var by = deploys.From;
        var ends = by.Type.ShortName switch
        {
            "EndpointConfig" => by.In.Where(e => e.Kind == "hosts" && e.From.Served).Select(e => Chain.End(points.Of(e.From), e.From).Before(points.Of(by), by, Configured(StepLabel.HostedBy, e))),
            "InferenceComponent" => by.Served ? by.Out.Where(e => e.Kind == "belongs-to").Select(e => Chain.End(points.Of(e.To), e.To).Before(points.Of(by), by, Configured(StepLabel.PartOf, e))) : [],
            _ when Ends.Contains(by.Type.ShortName) && by.Served => [Chain.End(points.Of(by), by)],
            _ => [],
        };
        foreach (var end in ends)
        {
            var way = end.Before(points.Of(deploys.To), deploys.To, Configured(StepLabel.DeployedBy, deploys));
            yield return (way, IsShadow(way));
        }
    }

    /// <summary>A step that a field says. Taking it away would take the model out of service, so it is no place to cut.</summary>
    private static PathLink Configured(string label, Edge edge) => new(label, Confidence.Configured) { Owner = edge.From, Field = edge.Place, Value = edge.To.Arn };
}
