using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>What machine learning uses a bucket for.</summary>
internal static class BucketFacts
{
    /// <summary>The type of a use in expressions.</summary>
    public static readonly CelType MlUse = CelType.OneOf(["training-data", "artifact", "capture", "output", "script", "feature-store"]);

    private static readonly HashSet<string> Uses = new(StringComparer.Ordinal) { "reads", "loads", "produced-by", "captures-to", "runs-script", "stores-in", "writes" };

    /// <summary>What these read are reports and baselines, which other jobs wrote: no data that anything is trained on.</summary>
    private static readonly HashSet<string> Watchers = new(StringComparer.Ordinal)
    {
        "AWS::SageMaker::ModelPackage", "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::MonitoringSchedule", "AWS::SageMaker::DataQualityJobDefinition",
        "AWS::SageMaker::ModelQualityJobDefinition", "AWS::SageMaker::ModelBiasJobDefinition", "AWS::SageMaker::ModelExplainabilityJobDefinition",
    };

    private static readonly ResourceType BucketType = new("AWS::S3::Bucket");

    /// <summary>What machine learning uses the bucket for.</summary>
    /// <param name="resource">A bucket.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list among training-data, artifact, capture, output, script, feature-store.</returns>
    public static CelValue MlUses(Resource resource, AnalysisContext context)
    {
        var uses = context.Graph.Find(resource.Arn)?.In.Select(UseOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        return CelValue.List(CelList.Of([.. uses.Select(CelValue.String)], context.Doubts.Unknown("mlUses", BucketType, "", context, UnreadUses)));
    }

    /// <summary>Whether models learn from what lies in a bucket, so far as is known.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>True where something reads it, or a feature store lies in it.</returns>
    public static bool HoldsTrainingData(Resource bucket, AnalysisContext context) =>
        context.Graph.Find(bucket.Arn)?.In.Any(e => UseOf(e) is "training-data" or "feature-store") == true;

    /// <summary>The gaps behind which further uses may hide: types that name buckets and were not all listed, and parts that name them and were not read.</summary>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IEnumerable<string> UnreadUses(AnalysisContext context)
    {
        var naming = context.Store.Catalog.Types.SelectMany(t => t.Relations.Where(r => r.To == BucketType && Uses.Contains(r.Edge)).Select(r => (t.Type, r.Edge))).ToArray();
        var types = naming.Select(n => n.Type).ToHashSet();
        return context.Store.Manifest.Coverage.Where(c => types.Contains(c.Type)).SelectMany(c => c.GapIds)
            .Concat(naming.Select(n => n.Edge).Distinct(StringComparer.Ordinal).SelectMany(e => context.Graph.UnreadReferences(e, BucketType)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static string? UseOf(Graph.Edge edge) => edge.Kind switch
    {
        "reads" => Watchers.Contains(edge.From.Type.Name) ? "output" : "training-data",
        "loads" or "produced-by" => "artifact",
        "captures-to" => "capture",
        "runs-script" => "script",
        "stores-in" => "feature-store",
        "writes" => edge.Place.StartsWith("ModelArtifacts", StringComparison.Ordinal) || edge.Place.StartsWith("OutputDataConfig", StringComparison.Ordinal) ? "artifact" : "output",
        _ => null,
    };
}
