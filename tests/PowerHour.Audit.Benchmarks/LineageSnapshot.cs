using System.Globalization;
using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Benchmarks;

/// <summary>An account whose lineage is large: jobs that hand data on to each other over many prefixes, roles that may write here and there, served models at the end.</summary>
internal static class LineageSnapshot
{
    private const string Account = "111122223333";
    private const string Region = "eu-west-1";

    private static readonly DateTimeOffset Time = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly CallRecord[] BucketCalls = [.. new[] { ("s3:GetBucketPolicy", "Policy"), ("s3:GetBucketAcl", "Acl"), ("s3:GetPublicAccessBlock", "PublicAccessBlock"), ("s3:GetBucketReplication", "Replication"), ("s3:GetBucketEncryption", "Encryption"), ("s3:GetBucketTagging", "Tags") }.Select(c => new CallRecord(c.Item1, c.Item2, Time, ""))];


    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scale">1 for 100,000 resources: 5,000 jobs, 2,000 prefixes, 1,000 principals, 50 served models.</param>
    /// <param name="catalog">What is known of AWS.</param>
    public static void Write(string path, double scale, ServiceCatalog catalog)
    {
        var (jobs, prefixes, principals, models) = (Times(scale, 5_000), Times(scale, 2_000), Times(scale, 1_000), Times(scale, 50));
        Resource[] all = [.. Buckets(prefixes), .. Processing(jobs - models, prefixes), .. Models(models, prefixes), .. Roles(principals, prefixes), .. Others(Times(scale, 100_000) - jobs - principals - (4 * models))];
        var manifest = new SnapshotManifest
        {
            ToolVersion = "benchmark", RulesHash = "", AccountId = Account, Partition = "aws", CallerArn = $"arn:aws:iam::{Account}:role/auditor", Regions = [Region], StartedAt = Time, EndedAt = Time, LookbackDays = 90,
            Gaps = [],
            Coverage = [.. catalog.Types.Select(t => new CoverageEntry(t.Type, t.IsGlobal ? "global" : Region, 0, []))],
        };
        using var writer = new SnapshotWriter($"{path}.spool");
        foreach (var resource in all)
        {
            writer.Add(resource);
        }

        using var output = File.Create(path);
        writer.Complete(manifest, output);
    }

    private static int Times(double scale, int count) => Math.Max(1, (int)(scale * count));

    private static string Prefix(int i) => Text($"s3://data-{i % 40}/set-{i}/");

    private static IEnumerable<Resource> Buckets(int prefixes) => Enumerable.Range(0, Math.Min(40, prefixes)).Select(i => Text($"data-{i}")).Append("artifacts").Select(b => Make("AWS::S3::Bucket", $"arn:aws:s3:::{b}", b, "global", Text($$$$"""{"Name":"{{{{b}}}}","Versioning":{"Status":"Enabled"}}""")));

    /// <summary>Each job reads two prefixes and writes a third, mostly a later one, so that chains are long and some go round.</summary>
    private static IEnumerable<Resource> Processing(int jobs, int prefixes) => Enumerable.Range(0, jobs).Select(i =>
    {
        var (a, b, to) = (i * 7 % prefixes, i * 13 % prefixes, ((i * 7 % prefixes) + 1 + (i % 5)) % prefixes);
        return Job("ProcessingJob", i, Text($$$$"""{"ProcessingJobName":"processingjob-{{{{i}}}}","RoleArn":"arn:aws:iam::{{{{Account}}}}:role/role-{{{{i % 50}}}}","ProcessingInputs":[{"S3Input":{"S3Uri":"{{{{Prefix(a)}}}}"}},{"S3Input":{"S3Uri":"{{{{Prefix(b)}}}}part/"}}],"ProcessingOutputConfig":{"Outputs":[{"S3Output":{"S3Uri":"{{{{Prefix(to)}}}}"}}]}}"""));
    });

    private static IEnumerable<Resource> Models(int models, int prefixes) => Enumerable.Range(0, models).SelectMany(i => new[]
    {
        Job("TrainingJob", i, Text($$$$"""{"TrainingJobName":"trainingjob-{{{{i}}}}","RoleArn":"arn:aws:iam::{{{{Account}}}}:role/role-{{{{i % 50}}}}","OutputDataConfig":{"S3OutputPath":"s3://artifacts/"},"ModelArtifacts":{"S3ModelArtifacts":"s3://artifacts/trainingjob-{{{{i}}}}/output/model.tar.gz"},"InputDataConfig":[{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"{{{{Prefix(i * 37 % prefixes)}}}}"}}}]}""")),
        Job("Model", i, Text($$$$"""{"ModelName":"model-{{{{i}}}}","PrimaryContainer":{"ModelDataUrl":"s3://artifacts/trainingjob-{{{{i}}}}/output/model.tar.gz"}}""")),
        Job("EndpointConfig", i, Text($$$$"""{"EndpointConfigName":"endpointconfig-{{{{i}}}}","ProductionVariants":[{"ModelName":"model-{{{{i}}}}"}]}""")),
        Job("Endpoint", i, Text($$$$"""{"EndpointName":"endpoint-{{{{i}}}}","EndpointArn":"arn:aws:sagemaker:{{{{Region}}}}:{{{{Account}}}}:endpoint/endpoint-{{{{i}}}}","EndpointStatus":"InService","EndpointConfigName":"endpointconfig-{{{{i}}}}"}""")),
    });

    private static IEnumerable<Resource> Roles(int principals, int prefixes) => Enumerable.Range(0, principals).Select(i => Make("AWS::IAM::Role", $"arn:aws:iam::{Account}:role/role-{i}", Text($"role-{i}"), "global", Text($$$$"""
        {"RoleName":"role-{{{{i}}}}","Arn":"arn:aws:iam::{{{{Account}}}}:role/role-{{{{i}}}}","AssumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]},
        "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::data-{{{{i % 40}}}}/set-{{{{i % prefixes}}}}/*","arn:aws:s3:::data-{{{{i * 3 % 40}}}}/set-{{{{i * 11 % prefixes}}}}*"]},{"Effect":"Allow","Action":"logs:*","Resource":"*"}]}}]}
        """)));

    private static IEnumerable<Resource> Others(int count) => Enumerable.Range(0, Math.Max(0, count)).Select(i => Make("AWS::Logs::LogGroup", Text($"arn:aws:logs:{Region}:{Account}:log-group:group-{i}"), Text($"group-{i}"), Region, Text($$$$"""{"logGroupName":"group-{{{{i}}}}","retentionInDays":30}""")));

    private static Resource Job(string type, int i, string data) => Make($"AWS::SageMaker::{type}", Text($"arn:aws:sagemaker:{Region}:{Account}:{type.ToLowerInvariant()}/{type.ToLowerInvariant()}-{i}"), Text($"{type.ToLowerInvariant()}-{i}"), Region, data);

    private static Resource Make(string type, string arn, string id, string region, string data) =>
        new() { Type = new ResourceType(type), Arn = arn, Id = id, Name = id, Region = region, AccountId = Account, Data = Encoding.UTF8.GetBytes(data.ReplaceLineEndings("")), Calls = type == "AWS::S3::Bucket" ? BucketCalls : [] };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
