using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>The gaps behind which further parts of the lineage of models may hide.</summary>
internal static class LineageGaps
{
    private static readonly ResourceType Role = new("AWS::IAM::Role");

    private static readonly IReadOnlySet<ResourceType> Making = Types(
        "AWS::SageMaker::TrainingJob", "AWS::SageMaker::HyperParameterTuningJob", "AWS::SageMaker::AutoMLJob", "AWS::SageMaker::ProcessingJob", "AWS::SageMaker::TransformJob",
        "AWS::SageMaker::LabelingJob", "AWS::SageMaker::FlowDefinition", "AWS::SageMaker::FeatureGroup", "AWS::Glue::Job", "AWS::Glue::Table", "AWS::Glue::Database",
        "AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream", "AWS::KinesisAnalyticsV2::Application", "AWS::KinesisVideo::Stream",
        "AWS::SageMaker::Pipeline", "AWS::StepFunctions::StateMachine");

    private static readonly IReadOnlySet<ResourceType> Training = Types("AWS::SageMaker::TrainingJob", "AWS::SageMaker::HyperParameterTuningJob", "AWS::SageMaker::AutoMLJob");

    private static readonly IReadOnlySet<ResourceType> Serving = Types(
        "AWS::SageMaker::Endpoint", "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::InferenceComponent", "AWS::SageMaker::Model", "AWS::SageMaker::TransformJob");

    private static readonly IReadOnlySet<ResourceType> Fronting = Types(
        "AWS::ApiGateway::RestApi", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration", "AWS::Lambda::Function");

    private static readonly IReadOnlySet<ResourceType> Starting = Types(
        "AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Glue::Trigger", "AWS::SageMaker::Pipeline", "AWS::SageMaker::PipelineExecution", "AWS::StepFunctions::StateMachine");

    /// <summary>What may hide jobs, streams and places of data.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfData(AnalysisContext context) => Of("lineage-data", Making, context, () => Replication(context));

    /// <summary>What may hide packages and places where a model is served.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfServing(AnalysisContext context) => Of("lineage-serving", Serving, context, static () => []);

    /// <summary>What may hide artifacts and what training left beside them.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfArtifacts(AnalysisContext context) => Unread.Joined(OfServing(context), OfTraining(context));

    /// <summary>What may hide jobs that train.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfTraining(AnalysisContext context) => Of("lineage-training", Training, context, static () => []);

    /// <summary>The gap where no job is known to have made a model: it may be older than the lookback, or of another account.</summary>
    /// <param name="model">A way that begins with the model.</param>
    /// <returns>The gap id.</returns>
    public static string OriginOf(Chain model) => $"{GapCause.NotCollected.Name()} origin-of-{model.Head.Name} {model.Node!.Region}";

    /// <summary>What may hide what stands before endpoints and streams.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfFronts(AnalysisContext context) => Of("lineage-fronts", Fronting, context, static () => []);

    /// <summary>What may hide what starts jobs.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfStarts(AnalysisContext context) => Of("lineage-starts", Starting, context, static () => []);

    /// <summary>What may hide things that run as a role.</summary>
    /// <param name="context">The account.</param>
    /// <param name="names">Only things of these types; all where there are none.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> OfUsers(AnalysisContext context, IReadOnlyCollection<string> names) => context.Doubts.GapIds($"lineage-users {string.Join(' ', names)}", default, "", () =>
    {
        var types = context.Store.Catalog.Types.Where(t => (names.Count == 0 || names.Contains(t.Type.Name, StringComparer.Ordinal)) && t.Relations.Any(r => r.Edge == "assumes")).Select(t => t.Type).ToHashSet();
        return context.Store.Manifest.Coverage.Where(c => types.Contains(c.Type)).SelectMany(c => c.GapIds).Concat(types.SelectMany(t => context.Graph.UnreadReferences("assumes", Role, t)));
    });

    private static IReadOnlyList<string> Of(string question, IReadOnlySet<ResourceType> types, AnalysisContext context, Func<IEnumerable<string>> more) => context.Doubts.GapIds(question, default, "", () =>
        context.Store.Manifest.Coverage.Where(c => types.Contains(c.Type)).SelectMany(c => c.GapIds)
            .Concat(types.Where(t => context.Store.Catalog.Find(t) is not null && context.Store.Manifest.Coverage.All(c => c.Type != t)).Select(Graph.ResourceStore.NotCollected))
            .Concat(context.Graph.UnreadOf(types)).Concat(more()));

    /// <summary>Buckets whose replication was not read may copy into what models learn from. Those that nothing refers to are not asked: they may only where some role can carry the copies.</summary>
    private static IEnumerable<string> Replication(AnalysisContext context)
    {
        var gaps = context.Store.Stream(new ResourceType("AWS::S3::Bucket")).SelectMany(b => b.Unread.Count == 0 ? [] : b.GapsOf("Replication")).Distinct(StringComparer.Ordinal).ToArray();
        return Array.TrueForAll(gaps, g => GapCause.NotCollected.IsOf(g)) && gaps.Length > 0 && !new Replicators(context).MayBe ? [] : gaps;
    }

    private static HashSet<ResourceType> Types(params string[] names) => [.. names.Select(n => new ResourceType(n))];
}
