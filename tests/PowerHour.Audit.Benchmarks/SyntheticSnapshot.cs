using System.Globalization;
using System.Text;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Benchmarks;

/// <summary>Writes a snapshot of many training jobs that share a few buckets and roles, as a team that trains by schedule leaves them.</summary>
internal static class SyntheticSnapshot
{
    private const string Account = "111122223333";
    private const int Buckets = 20;

    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ResourceType Job = new("AWS::SageMaker::TrainingJob");
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");

    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="jobs">How many jobs.</param>
    /// <returns>How many resources there are.</returns>
    public static int Write(string path, int jobs)
    {
        using var writer = new SnapshotWriter($"{path}.spool");
        for (var i = 0; i < Buckets; i++)
        {
            writer.Add(Make(Bucket, $"arn:aws:s3:::ml-data-{Text(i)}", $"ml-data-{Text(i)}", $$$"""{"Name":"ml-data-{{{Text(i)}}}","Versioning":{"Status":"Enabled"}}""", "s3:ListBuckets"));
        }

        for (var i = 0; i < jobs; i++)
        {
            writer.Add(TrainingJob(i));
        }

        using var output = File.Create(path);
        writer.Complete(Manifest(jobs), output);
        return jobs + Buckets;
    }

    private static Resource TrainingJob(int number)
    {
        var (name, bucket) = ($"train-{Text(number)}", $"ml-data-{Text(number % 20)}");
        var arn = $"arn:aws:sagemaker:eu-west-1:{Account}:training-job/{name}";
        return Make(Job, arn, name, $$$$"""
            {"TrainingJobName":"{{{{name}}}}","TrainingJobArn":"{{{{arn}}}}","TrainingJobStatus":"Completed","RoleArn":"arn:aws:iam::{{{{Account}}}}:role/ml-{{{{Text(number % 7)}}}}","AlgorithmSpecification":{"TrainingImage":"{{{{Account}}}}.dkr.ecr.eu-west-1.amazonaws.com/train:{{{{Text(number % 3)}}}}","TrainingInputMode":"File"},"InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://{{{{bucket}}}}/train/{{{{Text(number)}}}}/"}}}],"OutputDataConfig":{"S3OutputPath":"s3://{{{{bucket}}}}/models/"},"ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":{{{{Text(1 + (number % 2))}}}},"VolumeSizeInGB":30},"EnableNetworkIsolation":{{{{(number % 2 == 0 ? "true" : "false")}}}},"EnableInterContainerTrafficEncryption":false,"EnableManagedSpotTraining":false,"HyperParameters":{"epochs":"{{{{Text(number % 90)}}}}"},"Environment":{"STAGE":"test"},"Tags":[{"Key":"team","Value":"ml"}]}
            """.Trim(), "sagemaker:DescribeTrainingJob");
    }

    private static Resource Make(ResourceType type, string arn, string name, string data, string call) => new()
    {
        Type = type,
        Arn = arn,
        Id = name,
        Name = name,
        Region = "eu-west-1",
        AccountId = Account,
        Data = Encoding.UTF8.GetBytes(data),
        Calls = [new CallRecord(call, "", At, "00000000-0000-0000-0000-000000000000")],
    };

    private static SnapshotManifest Manifest(int jobs) => new()
    {
        ToolVersion = "benchmark",
        RulesHash = "",
        AccountId = Account,
        Partition = "aws",
        CallerArn = $"arn:aws:iam::{Account}:role/auditor",
        Regions = ["eu-west-1"],
        StartedAt = At,
        EndedAt = At,
        LookbackDays = 90,
        Calls = jobs,
        Coverage = [new CoverageEntry(Bucket, "global", 20, []), new CoverageEntry(Job, "eu-west-1", jobs, [])],
        Gaps = [],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
