using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Which keys encrypt a place: those that whoever writes it names for that, or else the default of its bucket.</summary>
/// <param name="context">The account.</param>
internal sealed class PlaceKeys(AnalysisContext context)
{
    private static readonly ResourceType Key = new("AWS::KMS::Key");
    private static readonly ResourceType Alias = new("AWS::KMS::Alias");

    /// <summary>Where a job or configuration names the key of an output, by where it names the place.</summary>
    private static readonly (string Place, string Key)[] Named =
    [
        ("ModelArtifacts.", "OutputDataConfig.KmsKeyId"), ("OutputDataConfig.", "OutputDataConfig.KmsKeyId"), ("DataCaptureConfig.", "DataCaptureConfig.KmsKeyId"),
        ("AsyncInferenceConfig.OutputConfig.", "AsyncInferenceConfig.OutputConfig.KmsKeyId"), ("ProcessingOutputConfig.", "ProcessingOutputConfig.KmsKeyId"),
        ("TransformOutput.", "TransformOutput.KmsKeyId"), ("OutputConfig.", "OutputConfig.KmsKeyId"), ("OfflineStoreConfig.S3StorageConfig.", "OfflineStoreConfig.S3StorageConfig.KmsKeyId"),
    ];

    /// <summary>The keys of a place, or of a resource.</summary>
    /// <param name="way">A way that begins with it.</param>
    /// <returns>Ways that begin with a key, each key once. An alias leads to the key that it stands for.</returns>
    public PathList Before(Chain way)
    {
        var named = way.Place is { } written ? context.Lineage.Writers.Of(written).SelectMany(Edges).ToArray() : [];
        var node = way.Node ?? (way.Place is { } place ? context.Graph.Find($"arn:{context.Store.Manifest.Partition}:s3:::{place.Bucket}") : null);
        var edges = named.Length > 0 ? named : node?.Out.Where(e => e.Kind == "encrypted-by").ToArray() ?? [];
        var ways = from edge in edges
                   from key in KeysOf(edge.To)
                   select way.Before(context.Lineage.Points.Of(key), key, new PathLink("encrypts", Confidence.Configured) { Owner = edge.From, Field = edge.Place, Value = key.Arn });
        var unread = named.Length > 0 || node is null ? [] : context.Store.Keep(node.Type).Find(node.Arn, node.Region)?.GapsOf("Encryption") ?? [];
        return new PathList([.. ways.DistinctBy(w => w.Head.Id, StringComparer.Ordinal)], [.. unread]);
    }

    private static IEnumerable<Edge> Edges(LineageStep step) => step.Node is not { } writer ? []
        : from pair in Named
          where step.Link.Field.StartsWith(pair.Place, StringComparison.Ordinal)
          from edge in writer.Out
          where edge.Kind == "encrypted-by" && edge.Place == pair.Key
          select edge;

    private static IEnumerable<Node> KeysOf(Node target) =>
        target.Type == Key ? [target] : target.Type == Alias ? target.Out.Where(e => e.Kind == "attached-to" && e.To.Type == Key).Select(e => e.To) : [];
}
