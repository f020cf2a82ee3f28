using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Collection;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Benchmarks;

/// <summary>Collects training jobs from an account in memory: calls against the smallest number possible, wall time against the ideal, peak memory.</summary>
internal static class CollectBenchmark
{
    /// <summary>Runs it.</summary>
    /// <param name="jobs">How many training jobs the account has.</param>
    /// <param name="search">Whether <c>sagemaker:Search</c> is allowed; else every job is described.</param>
    /// <param name="latency">How long each call takes.</param>
    public static async Task RunAsync(int jobs, bool search, TimeSpan latency)
    {
        var catalog = ServiceCatalog.BuiltIn();
        var account = new Account(jobs, search, latency);
        var spool = Path.Combine(Path.GetTempPath(), $"powerhour-bench-{Environment.ProcessId}");
        var scope = new CollectionScope
        {
            Regions = ["eu-west-1"],
            Types = new HashSet<ResourceType> { new("AWS::SageMaker::TrainingJob") },
            ToolVersion = "bench",
            RulesHash = "",
            LookbackDays = 36500,
        };
        var watch = Stopwatch.StartNew();
        using var writer = new SnapshotWriter(spool);
        var manifest = await new AwsCollector(new LimitedAwsCalls(account), catalog).CollectAsync(scope, writer, null, CancellationToken.None).ConfigureAwait(false);
        watch.Stop();
        var file = Path.Combine(Path.GetTempPath(), $"powerhour-bench-{Environment.ProcessId}.zip");
        await using (var output = File.Create(file))
        {
            writer.Complete(manifest, output);
        }

        var least = 1 + ((jobs + 99) / 100) + (search ? 0 : jobs);
        var ideal = search ? least * latency.TotalSeconds : (least - jobs) * latency.TotalSeconds + (jobs * latency.TotalSeconds / scope.Parallelism);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"jobs {jobs}, search {search}: {manifest.Calls} calls (least {least}, ratio {manifest.Calls / (double)least:0.00}); {watch.Elapsed.TotalSeconds:0.00} s (ideal {ideal:0.00}, ratio {watch.Elapsed.TotalSeconds / Math.Max(ideal, 0.001):0.00}); peak {process.PeakWorkingSet64 >> 20} MB; snapshot {new FileInfo(file).Length >> 20} MB; kept {manifest.Coverage.Sum(c => c.Count)}, gaps {manifest.Gaps.Count}"));
        File.Delete(file);
    }

    private sealed class Account(int jobs, bool search, TimeSpan latency) : IAwsCalls
    {
        public async Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel)
        {
            if (latency > TimeSpan.Zero)
            {
                await Task.Delay(latency, cancel).ConfigureAwait(false);
            }

            return call.Operation switch
            {
                "GetCallerIdentity" => Answer("""{"Account":"111122223333","Arn":"arn:aws:iam::111122223333:role/bench"}"""),
                "DescribeTrainingJob" => Answer(Job((string)call.Input!["TrainingJobName"]!)),
                "Search" when !search => throw new AwsCallException(call, AwsCallFailure.AccessDenied, "AccessDeniedException", "not authorized to perform: sagemaker:Search"),
                "Search" or "ListTrainingJobs" => Answer(Page(call)),
                _ => Answer("{}"),
            };
        }

        public IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, CancellationToken cancel) => Pager.PagesAsync(this, call, 10_000, cancel);

        private string Page(AwsCall call)
        {
            var at = int.Parse((string?)call.Input!["NextToken"] ?? "0", CultureInfo.InvariantCulture);
            var names = Enumerable.Range(at, Math.Min(100, jobs - at)).Select(i => $"bench-job-{i:D7}");
            var token = at + 100 < jobs ? $",\"NextToken\":\"{at + 100}\"" : "";
            return call.Operation == "Search"
                ? $$"""{"Results":[{{string.Join(',', names.Select(n => $$"""{"TrainingJob":{{Job(n)}}}"""))}}]{{token}}}"""
                : $$"""{"TrainingJobSummaries":[{{string.Join(',', names.Select(n => $$"""{"TrainingJobName":"{{n}}","TrainingJobArn":"{{Arn(n)}}","CreationTime":"2026-01-01T00:00:00Z","TrainingJobStatus":"Completed"}"""))}}]{{token}}}""";
        }

        private static string Arn(string name) => $"arn:aws:sagemaker:eu-west-1:111122223333:training-job/{name}";

        private static AwsAnswer Answer(string json) => new(JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetBytes(json)), "bench", DateTimeOffset.UnixEpoch);

        private static string Job(string name) => new JsonObject
        {
            ["TrainingJobName"] = name,
            ["TrainingJobArn"] = Arn(name),
            ["TrainingJobStatus"] = "Completed",
            ["SecondaryStatus"] = "Completed",
            ["RoleArn"] = "arn:aws:iam::111122223333:role/training",
            ["AlgorithmSpecification"] = new JsonObject { ["TrainingImage"] = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/train:1", ["TrainingInputMode"] = "File" },
            ["InputDataConfig"] = new JsonArray([.. Enumerable.Range(0, 3).Select(i => new JsonObject
            {
                ["ChannelName"] = $"channel{i}",
                ["DataSource"] = new JsonObject { ["S3DataSource"] = new JsonObject { ["S3DataType"] = "S3Prefix", ["S3Uri"] = $"s3://bench-data/curated/{i}/", ["S3DataDistributionType"] = "FullyReplicated" } },
            })]),
            ["OutputDataConfig"] = new JsonObject { ["S3OutputPath"] = "s3://bench-artifacts/jobs", ["KmsKeyId"] = "" },
            ["ModelArtifacts"] = new JsonObject { ["S3ModelArtifacts"] = $"s3://bench-artifacts/jobs/{name}/output/model.tar.gz" },
            ["ResourceConfig"] = new JsonObject { ["InstanceType"] = "ml.m5.xlarge", ["InstanceCount"] = 1, ["VolumeSizeInGB"] = 30 },
            ["HyperParameters"] = new JsonObject(Enumerable.Range(0, 12).Select(i => KeyValuePair.Create($"parameter_{i}", (JsonNode?)JsonValue.Create("0.001")))),
            ["Environment"] = new JsonObject { ["STAGE"] = "production" },
            ["StoppingCondition"] = new JsonObject { ["MaxRuntimeInSeconds"] = 86400 },
            ["CreationTime"] = "2026-01-01T00:00:00Z",
            ["LastModifiedTime"] = "2026-01-01T01:00:00Z",
            ["EnableNetworkIsolation"] = false,
            ["BillableTimeInSeconds"] = 3600,
        }.ToJsonString();
    }
}
