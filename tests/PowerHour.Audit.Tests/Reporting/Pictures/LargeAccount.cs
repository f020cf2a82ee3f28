using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>An account of some 220 resources: eight teams with their data, nightly jobs, models and endpoints.</summary>
internal static class LargeAccount
{
    private const string Role = "arn:aws:iam::111122223333:role/";

    private static readonly string[] Teams = ["churn", "credit", "fraud", "pricing", "ranking", "routing", "search", "vision"];

    private static readonly Lazy<AuditReport> Judged = new(() => Judge(Teams));

    public static AuditReport Report => Judged.Value;

    public static Picture Picture() => LineageDrawing.Of(Report, null)!;

    /// <summary>An account of any size.</summary>
    public static AuditReport Judge(IReadOnlyList<string> teams)
    {
        var services = ServiceCatalog.BuiltIn();
        using var snapshot = Snapshot(services, teams);
        return AuditPipeline.Run(snapshot, new AuditOptions { Rules = RuleCatalog.Load(), Services = services });
    }

    private static Snapshot Snapshot(ServiceCatalog services, IReadOnlyList<string> teams)
    {
        var account = new TestAccount(services, "eu-west-1", [], new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        foreach (var team in teams)
        {
            Add(account, team);
        }

        return account.ToSnapshot();
    }

    private static void Add(TestAccount account, string team)
    {
        foreach (var bucket in new[] { "raw", "curated", "artifacts" })
        {
            Make(account, "S3::Bucket", new JsonObject { ["Name"] = $"{team}-{bucket}" });
        }

        Make(account, "ECR::Repository", new JsonObject { ["repositoryName"] = $"{team}/train", ["repositoryArn"] = $"arn:aws:ecr:eu-west-1:111122223333:repository/{team}/train" });
        for (var i = 0; i < 6; i++)
        {
            Make(account, "SageMaker::ProcessingJob", new JsonObject
            {
                ["ProcessingJobName"] = $"{team}-prepare-{i}",
                ["ProcessingJobArn"] = Arn("processing-job", $"{team}-prepare-{i}"),
                ["RoleArn"] = $"{Role}{team}-data",
                ["ProcessingInputs"] = new JsonArray(new JsonObject { ["S3Input"] = new JsonObject { ["S3Uri"] = $"s3://{team}-raw/day={i}/" } }),
                ["ProcessingOutputConfig"] = new JsonObject { ["Outputs"] = new JsonArray(new JsonObject { ["S3Output"] = new JsonObject { ["S3Uri"] = $"s3://{team}-curated/day={i}/" } }) },
            });
        }

        for (var i = 0; i < 12; i++)
        {
            Make(account, "SageMaker::TrainingJob", Training(team, $"{team}-2026-02-{i + 10}"));
        }

        foreach (var stage in new[] { "prod", "canary" })
        {
            Serve(account, team, stage);
        }
    }

    private static JsonObject Training(string team, string name) => new()
    {
        ["TrainingJobName"] = name,
        ["TrainingJobArn"] = Arn("training-job", name),
        ["TrainingJobStatus"] = "Completed",
        ["RoleArn"] = $"{Role}{team}-training",
        ["AlgorithmSpecification"] = new JsonObject { ["TrainingImage"] = $"111122223333.dkr.ecr.eu-west-1.amazonaws.com/{team}/train:latest", ["TrainingInputMode"] = "File" },
        ["InputDataConfig"] = new JsonArray(new JsonObject { ["ChannelName"] = "train", ["DataSource"] = new JsonObject { ["S3DataSource"] = new JsonObject { ["S3DataType"] = "S3Prefix", ["S3Uri"] = $"s3://{team}-curated/" } } }),
        ["OutputDataConfig"] = new JsonObject { ["S3OutputPath"] = $"s3://{team}-artifacts/" },
        ["ModelArtifacts"] = new JsonObject { ["S3ModelArtifacts"] = $"s3://{team}-artifacts/{name}/output/model.tar.gz" },
    };

    private static void Serve(TestAccount account, string team, string stage)
    {
        var name = $"{team}-{stage}";
        Make(account, "SageMaker::Model", new JsonObject
        {
            ["ModelName"] = name,
            ["ModelArn"] = Arn("model", name),
            ["ExecutionRoleArn"] = $"{Role}{team}-serving",
            ["PrimaryContainer"] = new JsonObject { ["Image"] = $"111122223333.dkr.ecr.eu-west-1.amazonaws.com/{team}/train:latest", ["ModelDataUrl"] = $"s3://{team}-artifacts/{team}-2026-02-{(stage == "prod" ? 20 : 21)}/output/model.tar.gz" },
        });
        Make(account, "SageMaker::EndpointConfig", new JsonObject
        {
            ["EndpointConfigName"] = name,
            ["EndpointConfigArn"] = Arn("endpoint-config", name),
            ["ProductionVariants"] = new JsonArray(new JsonObject { ["VariantName"] = "all", ["ModelName"] = name }),
        });
        Make(account, "SageMaker::Endpoint", new JsonObject { ["EndpointName"] = name, ["EndpointArn"] = Arn("endpoint", name), ["EndpointConfigName"] = name, ["EndpointStatus"] = "InService" });
    }

    private static string Arn(string kind, string name) => $"arn:aws:sagemaker:eu-west-1:111122223333:{kind}/{name}";

    private static void Make(TestAccount account, string type, JsonObject properties) => account.Make(new ResourceType($"AWS::{type}"), properties, []);
}
