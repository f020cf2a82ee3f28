using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>What a job, stream or registered model is made from.</summary>
internal static class DataSources
{
    /// <summary>Types into which somebody or something puts content directly: they are workers, and places too.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "AWS::SageMaker::FeatureGroup", "AWS::KinesisFirehose::DeliveryStream", "AWS::KinesisVideo::Stream", "AWS::SageMaker::FlowDefinition",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream", "AWS::Glue::Database", "AWS::Redshift::Cluster", "AWS::SageMaker::FeatureGroup",
    };

    private static readonly HashSet<string> Parents = new(StringComparer.Ordinal)
    {
        "AWS::SageMaker::HyperParameterTuningJob", "AWS::SageMaker::AutoMLJob", "AWS::SageMaker::LabelingJob", "AWS::SageMaker::ModelPackage",
    };

    /// <summary>Whether content is put into it directly, so that it is a place of data itself.</summary>
    /// <param name="worker">The resource.</param>
    /// <returns>True for a feature group, a video stream, a human review, and a delivery stream that reads no other.</returns>
    public static bool IsPlace(Node worker) => Own.Contains(worker.Type.Name) && !worker.Out.Any(e => e.Kind == "reads" && e.To.Type.Name == "AWS::Kinesis::Stream");

    /// <summary>The places and resources that it reads.</summary>
    /// <param name="worker">The resource.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<LineageStep> Of(Node worker)
    {
        foreach (var place in worker.Places.Where(p => p.Kind == "reads" || (p.Kind == "loads" && worker.Type.ShortName == "ModelPackage")))
        {
            yield return LineageStep.From(StepLabel.ReadBy, place);
        }

        // A job that finds a checkpoint goes on from it.
        foreach (var place in worker.Places.Where(p => p.Path.StartsWith("CheckpointConfig.", StringComparison.Ordinal)))
        {
            yield return LineageStep.From(StepLabel.ResumedBy, place);
        }

        foreach (var edge in worker.Out.Where(e => e.Kind == "reads" && Kept.Contains(e.To.Type.Name)))
        {
            yield return LineageStep.Along(edge.To, StepLabel.ReadBy, edge);
        }
    }

    /// <summary>The jobs and models that it goes back to: the tuning job that ran it, the one that this started from, the package that was tuned further.</summary>
    /// <param name="worker">The resource.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<LineageStep> RelativesOf(Node worker) =>
        from edge in worker.Out
        where edge.Kind is "child-of" or "derived-from" && Parents.Contains(edge.To.Type.Name)
        select LineageStep.Along(edge.To, edge.Kind == "child-of" ? StepLabel.Runs : StepLabel.ContinuedBy, edge);

    /// <summary>Where the tables of a catalog database lie.</summary>
    /// <param name="database">The database; another resource has none.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<LineageStep> TablesOf(Node database) => database.Type.Name != "AWS::Glue::Database" ? [] :
        from edge in database.In
        where edge is { Kind: "child-of", From.Type.Name: "AWS::Glue::Table" }
        from place in edge.From.Places
        where place.Kind == "located-at"
        select LineageStep.From(StepLabel.HoldsTableOf, place);
}
