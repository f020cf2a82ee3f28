using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Where a resource stands in a picture, and in which outline: by its type, and where that leaves it open by what flows in and out.</summary>
internal static class StageOf
{
    private static readonly Dictionary<string, (PictureStage Stage, PictureShape Shape)> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::IAM::Role"] = (PictureStage.Actors, PictureShape.Actor),
        ["AWS::IAM::User"] = (PictureStage.Actors, PictureShape.Actor),
        ["AWS::Kinesis::Stream"] = (PictureStage.Sources, PictureShape.Data),
        ["AWS::KinesisVideo::Stream"] = (PictureStage.Sources, PictureShape.Data),
        ["AWS::KinesisFirehose::DeliveryStream"] = (PictureStage.Sources, PictureShape.Work),
        ["AWS::KinesisAnalyticsV2::Application"] = (PictureStage.Sources, PictureShape.Work),
        ["AWS::Events::Rule"] = (PictureStage.Sources, PictureShape.Work),
        ["AWS::Glue::Trigger"] = (PictureStage.Sources, PictureShape.Work),
        ["AWS::Redshift::Cluster"] = (PictureStage.Data, PictureShape.Data),
        ["AWS::Glue::Database"] = (PictureStage.Data, PictureShape.Data),
        ["AWS::Glue::Table"] = (PictureStage.Data, PictureShape.Data),
        ["AWS::Glue::Job"] = (PictureStage.Data, PictureShape.Work),
        ["AWS::Glue::Crawler"] = (PictureStage.Data, PictureShape.Work),
        ["AWS::SageMaker::FeatureGroup"] = (PictureStage.Data, PictureShape.Data),
        ["AWS::SageMaker::ProcessingJob"] = (PictureStage.Data, PictureShape.Work),
        ["AWS::SageMaker::LabelingJob"] = (PictureStage.Data, PictureShape.Work),
        ["AWS::SageMaker::FlowDefinition"] = (PictureStage.Data, PictureShape.Work),
        ["AWS::SageMaker::NotebookInstance"] = (PictureStage.Actors, PictureShape.Work),
        ["AWS::SageMaker::Domain"] = (PictureStage.Actors, PictureShape.Work),
        ["AWS::SageMaker::UserProfile"] = (PictureStage.Actors, PictureShape.Actor),
        ["AWS::SageMaker::Space"] = (PictureStage.Actors, PictureShape.Work),
        ["AWS::S3::Bucket"] = (PictureStage.Data, PictureShape.Data),
        ["AWS::Lambda::Function"] = (PictureStage.Sources, PictureShape.Work),
        ["AWS::SageMaker::TrainingJob"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::HyperParameterTuningJob"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::AutoMLJob"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::Cluster"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::CompilationJob"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::OptimizationJob"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::MlflowTrackingServer"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::MlflowApp"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::Pipeline"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::SageMaker::PipelineExecution"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::StepFunctions::StateMachine"] = (PictureStage.Training, PictureShape.Work),
        ["AWS::ApiGateway::RestApi"] = (PictureStage.Access, PictureShape.Work),
        ["AWS::ApiGateway::Resource"] = (PictureStage.Access, PictureShape.Work),
        ["AWS::ApiGateway::Stage"] = (PictureStage.Access, PictureShape.Work),
        ["AWS::ApiGatewayV2::Api"] = (PictureStage.Access, PictureShape.Work),
        ["AWS::ECR::Repository"] = (PictureStage.Training, PictureShape.Data),
        ["AWS::SageMaker::ModelPackage"] = (PictureStage.Models, PictureShape.Model),
        ["AWS::SageMaker::ModelPackageGroup"] = (PictureStage.Models, PictureShape.Model),
        ["AWS::SageMaker::Model"] = (PictureStage.Models, PictureShape.Model),
        ["AWS::SageMaker::EndpointConfig"] = (PictureStage.Serving, PictureShape.Model),
        ["AWS::SageMaker::Endpoint"] = (PictureStage.Serving, PictureShape.Model),
        ["AWS::SageMaker::InferenceComponent"] = (PictureStage.Serving, PictureShape.Model),
        ["AWS::SageMaker::TransformJob"] = (PictureStage.Serving, PictureShape.Work),
        ["AWS::SageMaker::MonitoringSchedule"] = (PictureStage.Access, PictureShape.Work),
    };

    /// <summary>The stage and outline of a resource.</summary>
    public static (PictureStage Stage, PictureShape Shape) Of(Node node, FlowGraph flows) => node.Type.Name switch
    {
        "AWS::S3::Bucket" => (Bucket(node, flows), PictureShape.Data),
        "AWS::Lambda::Function" => (Calls(node, flows) ? PictureStage.Access : PictureStage.Sources, PictureShape.Work),
        var type => ByType[type],
    };

    /// <summary>Whether resources of a type are drawn: data, what works on it, and what serves it; not networks, keys and settings.</summary>
    public static bool IsDrawn(Node node) => ByType.ContainsKey(node.Type.Name);

    private static PictureStage Bucket(Node node, FlowGraph flows)
    {
        var takes = flows.OutOf(node).Select(f => f.To.Type.ShortName).ToHashSet(StringComparer.Ordinal);
        if (takes.Overlaps(["Model", "ModelPackage"]))
        {
            return PictureStage.Models;
        }

        var gives = flows.Into(node).ToList();
        return gives.Count > 0 && takes.Count == 0 && gives.All(f => f.Label == "captured to") ? PictureStage.Access
            : gives.Count > 0 && takes.Count == 0 && gives.All(f => f.From.Type.ShortName == "TrainingJob") ? PictureStage.Models : PictureStage.Data;
    }

    private static bool Calls(Node node, FlowGraph flows) => flows.Into(node).Any(f => f.Label == "called by");
}
