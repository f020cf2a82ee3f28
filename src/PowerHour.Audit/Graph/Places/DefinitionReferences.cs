using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph.Places;

/// <summary>Reads what pipelines and state machines name in their definitions: the data of their jobs, scripts, images, and what else they start.</summary>
internal static class DefinitionReferences
{
    private static readonly (JsonPath Path, string Kind)[] Places =
    [
        (JsonPath.Parse("InputDataConfig[].DataSource.S3DataSource.S3Uri"), "reads"), (JsonPath.Parse("AutoMLJobInputDataConfig[].DataSource.S3DataSource.S3Uri"), "reads"),
        (JsonPath.Parse("TrainingJobDefinition.InputDataConfig[].DataSource.S3DataSource.S3Uri"), "reads"), (JsonPath.Parse("TransformInput.DataSource.S3DataSource.S3Uri"), "reads"),
        (JsonPath.Parse("ProcessingOutputConfig.Outputs[].S3Output.S3Uri"), "writes"), (JsonPath.Parse("TransformOutput.S3OutputPath"), "writes"),
    ];

    private static readonly JsonPath Inputs = JsonPath.Parse("ProcessingInputs[]");
    private static readonly JsonPath Input = JsonPath.Parse("S3Input.S3Uri");
    private static readonly JsonPath[] Outputs = [JsonPath.Parse("OutputDataConfig.S3OutputPath"), JsonPath.Parse("TrainingJobDefinition.OutputDataConfig.S3OutputPath")];
    private static readonly JsonPath[] Images = [JsonPath.Parse("AlgorithmSpecification.TrainingImage"), JsonPath.Parse("TrainingJobDefinition.AlgorithmSpecification.TrainingImage"), JsonPath.Parse("AppSpecification.ImageUri")];

    /// <summary>What a call starts beside jobs of its own: the argument that names it.</summary>
    private static readonly (string Call, string Argument, string Type)[] Starts =
    [
        ("glue:startJobRun", "JobName", "AWS::Glue::Job"), ("lambda:invoke", "FunctionName", "AWS::Lambda::Function"), ("states:startExecution", "StateMachineArn", "AWS::StepFunctions::StateMachine"),
        ("aws-sdk:sagemaker:startPipelineExecution", "PipelineName", "AWS::SageMaker::Pipeline"), ("sagemaker:startPipelineExecution", "PipelineName", "AWS::SageMaker::Pipeline"),
    ];

    /// <summary>Notes the places and images of a definition at its resource.</summary>
    /// <param name="node">The pipeline or state machine; another resource has none.</param>
    /// <param name="resource">The same with its properties.</param>
    /// <returns>What it starts: the field, the type and the name.</returns>
    public static IReadOnlyList<(string Path, ResourceType Type, string Name)> Note(Node node, Resource resource)
    {
        if (DefinitionText.Of(resource.Type.Name, resource.Properties) is not { } definition)
        {
            return [];
        }

        var starts = new List<(string, ResourceType, string)>();
        foreach (var step in definition.Steps)
        {
            foreach (var place in PlacesOf(node, step, definition))
            {
                node.Add(place);
            }

            foreach (var (path, value) in Images.SelectMany(i => i.Select(step.Arguments)))
            {
                if (definition.Text(value) is { } text && ImageName.Parse(text) is { } image)
                {
                    node.Add(new ImageReference(node, $"{step.Path}.{path}", image));
                }
            }

            starts.AddRange(StartsOf(step, definition));
        }

        return starts;
    }

    private static IEnumerable<PlaceReference> PlacesOf(Node node, DefinitionStep step, DefinitionText definition) =>
        Places.SelectMany(p => p.Path.SelectOwned(step.Arguments).Select(v => Place(p.Kind, v.Place, definition.Text(v.Value), FormOf(v.Owner, definition))))
            .Concat(InputsOf(step, definition)).Concat(OutputsOf(step, definition)).OfType<(string Kind, string Path, S3Place Place)>()
            .Select(p => new PlaceReference(node, p.Kind, $"{step.Path}.{p.Path}", p.Place));

    /// <summary>What the SDKs call <c>code</c> is the script that a processing job runs.</summary>
    private static IEnumerable<(string Kind, string Path, S3Place Place)?> InputsOf(DefinitionStep step, DefinitionText definition) =>
        from input in Inputs.Select(step.Arguments)
        let isCode = JsonPath.Parse("InputName").First(input.Value) is { } name && definition.Text(name) == "code"
        from uri in Input.Select(input.Value)
        select Place(isCode ? "runs-script" : "reads", $"{input.Place}.{uri.Place}", definition.Text(uri.Value), isCode ? S3Form.Object : S3Form.Prefix);

    /// <summary>A job writes below its own name. Jobs of a pipeline are called <c>pipelines-…</c>; those of a state machine as it says, where it does.</summary>
    private static IEnumerable<(string Kind, string Path, S3Place Place)?> OutputsOf(DefinitionStep step, DefinitionText definition)
    {
        var job = step.Path.StartsWith("PipelineDefinition", StringComparison.Ordinal) ? "pipelines-" : JsonPath.Parse("TrainingJobName").First(step.Arguments) is { } name && definition.Text(name) is { } text ? $"{text}/" : "";
        return job.Length == 0 ? [] : Outputs.SelectMany(o => o.Select(step.Arguments)).Select(o => Place("writes", o.Place, definition.Text(o.Value) is { } folder ? $"{folder.TrimEnd('/')}/{job}" : null, S3Form.Prefix));
    }

    private static (string Kind, string Path, S3Place Place)? Place(string kind, string path, string? text, S3Form form) =>
        text is not null && PlaceReader.Locate(text) is { } location ? (kind, path, S3Place.Of(location, form)) : null;

    private static S3Form FormOf(JsonElement owner, DefinitionText definition) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty("S3DataType", out var type) ? definition.Text(type) switch
    {
        "ManifestFile" or "AugmentedManifestFile" => S3Form.Manifest,
        "S3Object" => S3Form.Object,
        _ => S3Form.Prefix,
    }
    : S3Form.Prefix;

    private static IEnumerable<(string Path, ResourceType Type, string Name)> StartsOf(DefinitionStep step, DefinitionText definition)
    {
        if (step.Call.StartsWith("arn:", StringComparison.Ordinal) && step.Call.Contains(":lambda:", StringComparison.Ordinal))
        {
            yield return (step.Path, new ResourceType("AWS::Lambda::Function"), step.Call);
        }

        foreach (var (_, argument, type) in Starts.Where(s => step.Call == s.Call || step.Call.StartsWith($"{s.Call}.", StringComparison.Ordinal)))
        {
            if (step.Arguments.ValueKind == JsonValueKind.Object && step.Arguments.TryGetProperty(argument, out var value) && definition.Text(value) is { } name)
            {
                yield return ($"{step.Path}.{argument}", new ResourceType(type), name);
            }
        }
    }
}
