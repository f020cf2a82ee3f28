using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Redaction;
using PowerHour.Audit.Aws.Tests.Calls;
using PowerHour.Audit.Aws.Tests.Collection;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Redaction;

public sealed class RedactionTests
{
    /// <summary>Where secrets are planted, and the members that lead there in an answer. <c>@</c> stands for the secret.</summary>
    private static readonly (string Type, string List, string Item, string Details)[] Planted =
    [
        ("AWS::SageMaker::Model", "sagemaker:ListModels", "Models", """{"ModelArn":"arn:aws:sagemaker:eu-west-1:111122223333:model/m","PrimaryContainer":{"Environment":{"DB_PASSWORD":"@1","PLAIN":"@2"}},"Containers":[{"Environment":{"a":"@3"}}]}"""),
        ("AWS::SageMaker::TrainingJob", "sagemaker:ListTrainingJobs", "TrainingJobSummaries", """{"TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/j","HyperParameters":{"api_key":"@4"},"Environment":{"x":"@5"},"AlgorithmSpecification":{"ContainerArguments":["--password","@6","--token=@7"]}}"""),
        ("AWS::SageMaker::ProcessingJob", "sagemaker:ListProcessingJobs", "ProcessingJobSummaries", """{"ProcessingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:processing-job/p","Environment":{"y":"@8"},"AppSpecification":{"ContainerArguments":["password=@9"]}}"""),
        ("AWS::SageMaker::NotebookInstanceLifecycleConfig", "sagemaker:ListNotebookInstanceLifecycleConfigs", "NotebookInstanceLifecycleConfigs", """{"NotebookInstanceLifecycleConfigArn":"arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance-lifecycle-config/n","OnStart":[{"Content":"base64:export DB_PASSWORD=@10"}],"OnCreate":[{"Content":"base64:echo @11"}]}"""),
        ("AWS::SageMaker::NotebookInstance", "sagemaker:ListNotebookInstances", "NotebookInstances", """{"NotebookInstanceArn":"arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/n","DefaultCodeRepository":"https://u:@12@git.example.com/a.git"}"""),
        ("AWS::SageMaker::Pipeline", "sagemaker:ListPipelines", "PipelineSummaries", """{"PipelineArn":"arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p","PipelineDefinition":"{\"Steps\":[{\"Arguments\":{\"Environment\":{\"DB_PASSWORD\":\"@13\"}}}]}"}"""),
        ("AWS::SageMaker::Endpoint", "sagemaker:ListEndpoints", "Endpoints", """{"EndpointArn":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/e","FailureReason":"could not open postgres://u:@14@db/x"}"""),
        ("AWS::SageMaker::CodeRepository", "sagemaker:ListCodeRepositories", "CodeRepositorySummaryList", """{"CodeRepositoryArn":"arn:aws:sagemaker:eu-west-1:111122223333:code-repository/c","GitConfig":{"RepositoryUrl":"https://u:@15@git.example.com/a.git"}}"""),
    ];

    public static TheoryData<DetectorCase> Cases() => new(JsonSerializer.Deserialize<DetectorCase[]>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "PowerHour.Audit.Aws.Tests", "Redaction", "detectors.json")), JsonSerializerOptions.Web)!);

    [Fact]
    public void Cards_know_every_detector_by_name() =>
        Assert.Equal(SecretSighting.Detectors.Order(StringComparer.Ordinal), SecretDetectors.All.Select(d => d.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_detector_sees_credentials_and_nothing_else(DetectorCase given) =>
        Assert.Equal(given.Detector, SecretDetectors.Find(given.Key, given.Value));

    [Fact]
    public async Task No_planted_value_is_in_the_file()
    {
        var aws = new FakeAwsCalls();
        aws.Fail("sagemaker:Search", AwsCallFailure.AccessDenied);
        var secrets = Enumerable.Range(1, 15).Select(i => $"Pl4nted{i}Value").ToArray();
        foreach (var (_, list, items, details) in Planted)
        {
            aws[list] = $$"""{"{{items}}":[{{Plant(details)}}]}""";
        }

        aws["sagemaker:ListTags"] = """{"Tags":[{"Key":"db-password","Value":"Pl4nted1Value"},{"Key":"note","Value":"hf_abcdefghijklmnopqrstuvwxyzABCD"},{"Key":"team","Value":"ml"}]}""";

        var read = await Collected.ReadAsync(aws, [.. Planted.Select(p => p.Type)]);

        Assert.Equal(Planted.Length, read.Resources.Count);
        var text = Everything(read.File);
        Assert.Contains("(redacted)", text, StringComparison.Ordinal);
        Assert.Contains("DB_PASSWORD", text, StringComparison.Ordinal);
        foreach (var secret in secrets.Append("hf_abcdefghijklmnopqrstuvwxyzABCD"))
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..12], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Errors_do_not_carry_credentials_into_the_file()
    {
        var aws = new FakeAwsCalls();
        aws.Fail("sagemaker:ListModels", AwsCallFailure.BadRequest, "ValidationException", "bad AKIAIOSFODNN7EXAMPLE\r\n given");

        var read = await Collected.ReadAsync(aws, "AWS::SageMaker::Model");

        Assert.Equal("(redacted)", Assert.Single(read.Manifest.Gaps).Message);
    }

    [Theory]
    [InlineData("Environment.A", "Environment", """{"Environment":{"A":"AKIAIOSFODNN7EXAMPLE"}}""", RedactionKind.Map)]
    [InlineData("Script", "Script", """{"Script":"export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}""", RedactionKind.Script)]
    [InlineData("Script", "Script", """{"Script":"#!/bin/bash\nset -e\nsync --api-key x1 now"}""", RedactionKind.Script)]
    [InlineData("Script", "Script", """{"Script":"token: 'x1'"}""", RedactionKind.Script)]
    [InlineData("Script", "Script", """{"Script":"git clone https://u:p@h/x"}""", RedactionKind.Script)]
    [InlineData("Text.a.token", "Text", """{"Text":"{\"a\":{\"token\":\"x1\"}}"}""", RedactionKind.Json)]
    [InlineData("Arguments[1]", "Arguments", """{"Arguments":["--api-key","x1"]}""", RedactionKind.Arguments)]
    [InlineData("Url", "Url", """{"Url":"https://u:p@h/x"}""", RedactionKind.Url)]
    public void A_sighting_tells_the_place_and_never_the_value(string expected, string path, string properties, RedactionKind kind)
    {
        var map = JsonNode.Parse(properties)!.AsObject();

        var sightings = Redactor.Apply(map, [new RedactionStep(JsonPath.Parse(path), kind)]);

        Assert.Contains(sightings, s => s.Path == expected);
        Assert.Contains("(redacted", map.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_settings_lose_their_values_and_keep_their_keys()
    {
        var map = JsonNode.Parse("""{"Environment":{"EPOCHS":"3"},"Name":"n"}""")!.AsObject();

        var sightings = Redactor.Apply(map, [new RedactionStep(JsonPath.Parse("Environment"), RedactionKind.Map)]);

        Assert.Empty(sightings);
        Assert.Equal("""{"Environment":{"EPOCHS":"(redacted)"},"Name":"n"}""", map.ToJsonString());
    }

    private static string Plant(string details)
    {
        for (var i = 15; i > 0; i--)
        {
            details = details.Replace($"@{i}", $"Pl4nted{i}Value", StringComparison.Ordinal);
        }

        var map = JsonNode.Parse(details)!.AsObject();
        foreach (var script in (map["OnStart"]?.AsArray() ?? []).Concat(map["OnCreate"]?.AsArray() ?? []))
        {
            script!["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(script["Content"]!.GetValue<string>()["base64:".Length..]));
        }

        return map.ToJsonString();
    }

    private static string Everything(byte[] file)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(file));
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(entry.FullName).Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
