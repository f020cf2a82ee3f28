using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Finds the ways between open doors and served models.</summary>
/// <remarks>
/// It follows what is configured and asks nothing of policies: whether somebody can take each step is for attack-path rules to judge. What a
/// way says is that a failure which comes first in the order of fixing stands in the line of a model, and where.
/// </remarks>
internal sealed class WaysIn
{
    private readonly FlowGraph _flows;
    private readonly ILookup<string, Finding> _doors;

    private WaysIn(AuditReport report, FlowGraph flows)
    {
        _flows = flows;
        _doors = report.Findings.Where(f => f.Status == Status.Fail && FixOrder.Decision(f) == FixDecision.Act).ToLookup(f => f.Resource.Arn, StringComparer.Ordinal);
    }

    /// <summary>All ways, in the order of models and doors.</summary>
    public static IReadOnlyList<WayIn> Find(AuditReport report, FlowGraph flows, IEnumerable<Node> models)
    {
        var search = new WaysIn(report, flows);
        return search._doors.Count == 0 ? [] : [.. models.SelectMany(search.To)];
    }

    private IEnumerable<WayIn> To(Node model)
    {
        var before = _flows.StepsToward(model);
        var after = _flows.StepsFrom(model);
        var inward = before.Keys.Append(model).Order(NodeOrder.Instance).SelectMany(place => Ways(place, model, before.GetValueOrDefault(place, []), leadsIn: true));
        var outward = after.Keys.Order(NodeOrder.Instance).SelectMany(place => Ways(place, model, after[place], leadsIn: false));
        return inward.Concat(outward).Concat(Roles(model, before));
    }

    private IEnumerable<WayIn> Ways(Node place, Node model, IReadOnlyList<Flow> steps, bool leadsIn) =>
        _doors[place.Arn].Select(door => new WayIn(door, place, model, steps, leadsIn));

    /// <summary>Roles that anybody may take, by the nearest of the parts that act as them.</summary>
    private IEnumerable<WayIn> Roles(Node model, IReadOnlyDictionary<Node, IReadOnlyList<Flow>> before)
    {
        var acting = before.Keys.Append(model).SelectMany(n => n.Out).Where(e => e.Kind == "assumes" && _doors.Contains(e.To.Arn));
        foreach (var role in acting.GroupBy(e => e.To).OrderBy(g => g.Key, NodeOrder.Instance))
        {
            var nearest = role.Select(e => e.From).OrderBy(n => before.TryGetValue(n, out var steps) ? steps.Count : 0).ThenBy(n => n, NodeOrder.Instance).First();
            Flow[] steps = [new Flow(role.Key, nearest, "acts as it"), .. before.GetValueOrDefault(nearest, [])];
            foreach (var way in Ways(role.Key, model, steps, leadsIn: true))
            {
                yield return way;
            }
        }
    }
}
