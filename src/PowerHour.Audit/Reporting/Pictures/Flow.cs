using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>An edge as data or control flows along it, from what gives to what takes.</summary>
/// <param name="From">What gives.</param>
/// <param name="To">What takes.</param>
/// <param name="Label">How, as words on a line.</param>
internal sealed record Flow(Node From, Node To, string Label)
{
    private static readonly Dictionary<string, (bool Turned, string Label)> Kinds = new(StringComparer.Ordinal)
    {
        ["reads"] = (true, "read by"),
        ["loads"] = (true, "loaded by"),
        ["uses-image"] = (true, "image of"),
        ["deploys"] = (true, "deployed by"),
        ["hosts"] = (true, "hosted by"),
        ["derived-from"] = (true, "package of"),
        ["produced-by"] = (true, "produces"),
        ["child-of"] = (true, "runs"),
        ["runs-script"] = (true, "script of"),
        ["transformed-by"] = (true, "transforms"),
        ["located-at"] = (true, "holds"),
        ["fronts"] = (true, "fronted by"),
        ["calls"] = (true, "called by"),
        ["monitors"] = (true, "monitored by"),
        ["writes"] = (false, "written to"),
        ["stores-in"] = (false, "stored in"),
        ["replicates-to"] = (false, "replicated to"),
        ["captures-to"] = (false, "captured to"),
        ["starts"] = (false, "starts"),
    };

    /// <summary>The kinds of edges that lead from a model to whoever asks it.</summary>
    public static IReadOnlySet<string> Serving { get; } = new HashSet<string>(["deployed by", "hosted by", "fronted by", "called by", "captured to", "monitored by"], StringComparer.Ordinal);

    /// <summary>The flow along an edge; null where nothing flows, as with keys and networks.</summary>
    public static Flow? Of(Edge edge) => !Kinds.TryGetValue(edge.Kind, out var kind) ? null
        : kind.Turned ? new Flow(edge.To, edge.From, kind.Label) : new Flow(edge.From, edge.To, kind.Label);
}
