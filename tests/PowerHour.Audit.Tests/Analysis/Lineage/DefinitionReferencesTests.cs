using System.Text;
using System.Text.Json;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis.Lineage;

/// <summary>What pipelines and state machines name in their definitions.</summary>
public sealed class DefinitionReferencesTests
{
    [Fact]
    public void A_training_step_reads_its_channels_and_writes_below_the_names_that_pipelines_give()
    {
        var (node, _) = Pipeline("""{"Steps":[{"Type":"Training","Arguments":{"AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/t:v1"},"InputDataConfig":[{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://data/train/"}}}],"OutputDataConfig":{"S3OutputPath":"s3://artifacts/"}}}]}""");
        Assert.Equal(["reads s3://data/train/", "writes s3://artifacts/pipelines-"], Places(node), StringComparer.Ordinal);
        Assert.Equal("PipelineDefinition.Steps[0].Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri", node.Places[0].Path);
        Assert.Equal("111122223333.dkr.ecr.eu-west-1.amazonaws.com/t:v1", Assert.Single(node.Images).Image.ToString());
    }

    [Theory]
    [InlineData("""{"Get":"Parameters.Data"}""", "reads s3://data/train/")]
    [InlineData("""{"Std:Join":{"On":"/","Values":["s3:/",{"Get":"Parameters.Bucket"},"x"]}}""", "reads s3://b/x")]
    [InlineData("""{"Get":"Steps.prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}""", "")]
    [InlineData("""{"Get":"Execution.PipelineExecutionId"}""", "")]
    [InlineData("""{"Get":"Parameters.Unknown"}""", "")]
    [InlineData("""{"Std:Join":{"On":"/","Values":["s3://b",{"Get":"Execution.StartDateTime"}]}}""", "")]
    [InlineData("7", "")]
    public void A_text_may_be_a_parameter_or_joined_and_is_passed_over_where_only_an_execution_knows_it(string uri, string expected)
    {
        var (node, _) = Pipeline($$$$"""{"Parameters":[{"Name":"Data","DefaultValue":"s3://data/train/"},{"Name":"Bucket","DefaultValue":"b"},{"Name":"Unknown"}],"Steps":[{"Type":"Training","Arguments":{"InputDataConfig":[{"DataSource":{"S3DataSource":{"S3Uri":{{{{uri}}}}}}}]}}]}""");
        Assert.Equal(expected.Length == 0 ? [] : [expected], Places(node), StringComparer.Ordinal);
    }

    [Fact]
    public void Steps_in_either_branch_of_a_condition_count()
    {
        const string Step = """{"Type":"Transform","Arguments":{"TransformInput":{"DataSource":{"S3DataSource":{"S3Uri":"s3://in/"}}},"TransformOutput":{"S3OutputPath":"s3://out/"}}}""";
        var (node, _) = Pipeline($$$"""{"Steps":[{"Type":"Condition","Arguments":{"IfSteps":[],"ElseSteps":[{{{Step}}}]}}]}""");
        Assert.Equal(["reads s3://in/", "writes s3://out/"], Places(node), StringComparer.Ordinal);
    }

    [Fact]
    public void A_state_machine_starts_what_its_tasks_name_also_in_branches_and_for_each_element()
    {
        var (node, starts) = Note("AWS::StepFunctions::StateMachine", "definition", """
            {"States":{
              "a":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"clean"}},
              "b":{"Type":"Map","ItemProcessor":{"States":{"c":{"Type":"Task","Resource":"arn:aws:lambda:eu-west-1:111122223333:function:f"}}}},
              "d":{"Type":"Parallel","Branches":[{"States":{"e":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sagemaker:startPipelineExecution","Arguments":{"PipelineName":"nightly"}}}}]},
              "g":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName.$":"$.name"}},
              "h":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun","Arguments":{"JobName":"{% $job %}"}},
              "t":{"Type":"Task","Resource":"arn:aws:states:::sagemaker:createTrainingJob.sync","Parameters":{"TrainingJobName":"fraud","OutputDataConfig":{"S3OutputPath":"s3://artifacts"}}}
            }}
            """);
        Assert.Equal(
            ["AWS::Glue::Job clean", "AWS::Lambda::Function arn:aws:lambda:eu-west-1:111122223333:function:f", "AWS::SageMaker::Pipeline nightly"], starts.Select(s => $"{s.Type} {s.Name}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["writes s3://artifacts/fraud/"], Places(node), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"Steps\":7}")]
    [InlineData("{\"Steps\":[7,{\"Arguments\":[]},{\"Arguments\":{\"InputDataConfig\":{\"a\":1},\"ProcessingInputs\":[1,{\"InputName\":{}}]}}]}")]
    [InlineData("{\"States\":{\"a\":7,\"b\":{\"Resource\":7},\"c\":{\"Resource\":\"x\",\"Parameters\":\"{% $all %}\"},\"d\":{\"Iterator\":7,\"Branches\":{}}}}")]
    public void What_is_no_definition_names_nothing(string text)
    {
        Assert.Empty(Pipeline(text).Node.Places);
        Assert.Empty(Note("AWS::StepFunctions::StateMachine", "definition", text).Starts);
    }

    private static IEnumerable<string> Places(Node node) => node.Places.Select(p => $"{p.Kind} {p.Place}");

    private static (Node Node, IReadOnlyList<(string Path, ResourceType Type, string Name)> Starts) Pipeline(string definition) => Note("AWS::SageMaker::Pipeline", "PipelineDefinition", definition);

    private static (Node Node, IReadOnlyList<(string Path, ResourceType Type, string Name)> Starts) Note(string type, string member, string definition)
    {
        var resource = new Resource
        {
            Type = new ResourceType(type), Arn = "arn:aws:x:eu-west-1:111122223333:p", Id = "p", Name = "p", Region = "eu-west-1", AccountId = "111122223333",
            Data = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [member] = definition })),
        };
        var node = new Node(resource.Type, resource.Arn, resource.Region);
        return (node, DefinitionReferences.Note(node, resource));
    }
}
