using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds which jobs, streams and other resources write a place or resource.</summary>
internal sealed class DataWriters
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "writes", "stores-in", "captures-to", "located-at" };

    private readonly PlaceIndex _outputs;

    /// <summary>Indexes what every resource writes.</summary>
    /// <param name="graph">The resources.</param>
    public DataWriters(ResourceGraph graph) => _outputs = new PlaceIndex(graph.All.SelectMany(n => n.Places).Where(IsOutput));

    /// <summary>Who writes a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The steps.</returns>
    public IEnumerable<LineageStep> Of(S3Place place)
    {
        foreach (var reference in _outputs.Overlapping(place))
        {
            if (reference.Kind != "located-at")
            {
                yield return LineageStep.To(LabelOf(reference.Kind), reference, place);
                continue;
            }

            // A table is only a description of the place; whoever writes its database writes there.
            foreach (var edge in reference.From.Out.Where(e => e is { Kind: "child-of", To.Type.Name: "AWS::Glue::Database" }).SelectMany(e => e.To.In).Where(e => e.Kind == "writes" && e.From.Type.ShortName != "Crawler"))
            {
                yield return new LineageStep(edge.From, null, new PathLink(StepLabel.WrittenTo, Confidence.Derived) { Owner = edge.From, Field = edge.Place, Value = $"table {reference.From.Arn} at {reference.Place}" });
            }
        }
    }

    /// <summary>Who puts content into a resource.</summary>
    /// <param name="node">A stream, a delivery stream, a feature group, a database.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<LineageStep> Of(Node node) =>
        from edge in node.In
        where edge.Kind is "writes" or "fronts" && edge.From.Type.ShortName != "Crawler"
        select LineageStep.Along(edge.From, edge.Kind == "writes" ? StepLabel.WrittenTo : StepLabel.PassedOnTo, edge);

    private static string LabelOf(string kind) => kind switch
    {
        "stores-in" => StepLabel.StoredIn,
        "captures-to" => StepLabel.CapturedTo,
        _ => StepLabel.WrittenTo,
    };

    /// <summary>Once a feature group is made its data lies below the resolved place; what it was asked for may be shared by many.</summary>
    private static bool IsOutput(PlaceReference reference) => Kinds.Contains(reference.Kind)
        && (reference.Path != "OfflineStoreConfig.S3StorageConfig.S3Uri" || !reference.From.Places.Any(p => p.Path == "OfflineStoreConfig.S3StorageConfig.ResolvedOutputS3Uri"));
}
