using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices;

/// <summary>What must hold of the pages about machine learning and the services around it.</summary>
public sealed class MlServicePagesTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.BuiltIn();

    [Theory]
    [InlineData("AWS::SageMaker::NotebookInstance")]
    [InlineData("AWS::SageMaker::Model")]
    [InlineData("AWS::SageMaker::TrainingJob")]
    [InlineData("AWS::SageMaker::MonitoringSchedule")]
    [InlineData("AWS::ApiGateway::Stage")]
    [InlineData("AWS::KinesisFirehose::DeliveryStream")]
    [InlineData("AWS::Glue::Job")]
    [InlineData("AWS::Lambda::Function")]
    public void A_type_is_known(string type) => Assert.NotNull(Catalog.Find(new ResourceType(type)));

    [Fact]
    public void Connections_are_never_asked_for_with_their_passwords()
    {
        var list = Catalog.Find(new ResourceType("AWS::Glue::Connection"))?.List;

        Assert.Equal("GetConnections", list?.Call.Operation);
        Assert.True(list?.Call.Input["HidePassword"]?.GetValue<bool>());
    }

    [Theory]
    [InlineData("AWS::SageMaker::TrainingJob")]
    [InlineData("AWS::SageMaker::ProcessingJob")]
    [InlineData("AWS::SageMaker::HyperParameterTuningJob")]
    [InlineData("AWS::SageMaker::AutoMLJob")]
    [InlineData("AWS::SageMaker::TransformJob")]
    [InlineData("AWS::SageMaker::LabelingJob")]
    public void History_is_read_from_the_start_of_the_lookback_only(string type) =>
        Assert.Equal("CreationTimeAfter", Catalog.Find(new ResourceType(type))?.List?.Since);

    [Theory]
    [InlineData("AWS::SageMaker::Model", "PrimaryContainer.Environment", RedactionKind.Map)]
    [InlineData("AWS::SageMaker::Model", "Containers[].Environment", RedactionKind.Map)]
    [InlineData("AWS::SageMaker::TrainingJob", "HyperParameters", RedactionKind.Map)]
    [InlineData("AWS::SageMaker::TrainingJob", "AlgorithmSpecification.ContainerArguments", RedactionKind.Arguments)]
    [InlineData("AWS::SageMaker::NotebookInstanceLifecycleConfig", "OnStart[].Content", RedactionKind.Script)]
    [InlineData("AWS::SageMaker::Pipeline", "PipelineDefinition", RedactionKind.Json)]
    [InlineData("AWS::SageMaker::CodeRepository", "GitConfig.RepositoryUrl", RedactionKind.Url)]
    [InlineData("AWS::SageMaker::OptimizationJob", "OptimizationEnvironment", RedactionKind.Map)]
    [InlineData("AWS::SageMaker::OptimizationJob", "OptimizationConfigs[].ModelQuantizationConfig.OverrideEnvironment", RedactionKind.Map)]
    [InlineData("AWS::SageMaker::PartnerApp", "ApplicationConfig.Arguments", RedactionKind.Map)]
    [InlineData("AWS::SageMaker::ModelCard", "Content", RedactionKind.Json)]
    [InlineData("AWS::SageMaker::Algorithm", "InferenceSpecification.Containers[].Environment", RedactionKind.Map)]
    [InlineData("AWS::Glue::Job", "DefaultArguments", RedactionKind.Map)]
    [InlineData("AWS::Lambda::Function", "Environment.Variables", RedactionKind.Map)]
    [InlineData("AWS::StepFunctions::StateMachine", "definition", RedactionKind.Json)]
    public void Places_that_may_hold_secrets_are_made_safe(string type, string path, RedactionKind kind) =>
        Assert.Contains(new RedactionStep(JsonPath.Parse(path), kind), Catalog.Find(new ResourceType(type))?.Redactions ?? []);
}
