using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Cases;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Benchmarks;

/// <summary>Measures the IAM engine on one thread, in processor time, so that what else runs on the machine does not count. Arguments: the folder with the authorization details, the case file.</summary>
internal static class IamBenchmark
{
    private static readonly string[] Actions =
    [
        "s3:GetObject", "s3:PutObject", "sagemaker:CreateTrainingJob", "sagemaker:InvokeEndpoint", "sagemaker:CreateModel",
        "kms:Decrypt", "glue:StartJobRun", "lambda:UpdateFunctionCode", "ecr:PutImage", "kinesis:PutRecord",
        "bedrock:InvokeModel", "iam:PassRole",
    ];

    private static readonly string[] Resources =
    [
        "arn:aws:s3:::ml-data-000/train/x.csv", "arn:aws:s3:::ml-data-001/train/x.csv",
        "arn:aws:sagemaker:us-east-1:123456789012:training-job/j", "arn:aws:sagemaker:us-east-1:123456789012:endpoint/e",
        "arn:aws:sagemaker:us-east-1:123456789012:model/m", "arn:aws:kms:us-east-1:123456789012:key/1",
        "arn:aws:glue:us-east-1:123456789012:job/j", "arn:aws:lambda:us-east-1:123456789012:function:f",
        "arn:aws:ecr:us-east-1:123456789012:repository/r", "arn:aws:kinesis:us-east-1:123456789012:stream/s",
        "arn:aws:bedrock:us-east-1::foundation-model/m", "arn:aws:iam::123456789012:role/role-00001",
    ];

    /// <summary>Runs every measurement and prints a line for each.</summary>
    /// <param name="args">The data folder and the case file; or one file of authorization details, to analyse it once in a fresh process.</param>
    /// <returns>0.</returns>
    public static int Run(string[] args)
    {
        if (args.Length == 1)
        {
            MeasureAnalysis(args[0]);
            return 0;
        }

        MeasureCases(args[1]);
        MeasureDecisions(Path.Combine(args[0], "authorization-details-400.json.gz"));
        MeasureDecisions(Path.Combine(args[0], "authorization-details-400.json.gz"));
        MeasureAnalysis(Path.Combine(args[0], "authorization-details-400.json.gz"));
        MeasureAnalysis(Path.Combine(args[0], "authorization-details-2500.json.gz"));
        MeasureAnalysis(Path.Combine(args[0], "authorization-details-2500.json.gz"));
        return 0;
    }

    private static void MeasureCases(string file)
    {
        using var lines = File.OpenText(file);
        var cases = CaseFile.Read(lines).ToList();
        var decided = 0;
        for (var round = 0; round < 100; round++)
        {
            decided += cases.Count(static c => AccessEvaluator.Decide(c.Request, c.Policies).IsPossible);
        }

        var watch = new CpuWatch();
        const int Rounds = 1000;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var accessCase in cases)
            {
                decided += AccessEvaluator.Decide(accessCase.Request, accessCase.Policies).IsPossible ? 1 : 0;
            }
        }

        Print("unit cases", $"{Rounds * cases.Count / watch.Elapsed.TotalSeconds:N0} decisions/s ({decided} allowed)");
    }

    private static void MeasureDecisions(string file)
    {
        var account = AccountAuthorization.Parse(Read(file));
        var authorizer = new Authorizer(account);
        var scopes = Resources.Select(ResourceScope.Exactly).ToArray();
        var allowed = 0;
        var watch = new CpuWatch();
        const int Rounds = 20;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var principal in account.Principals)
            {
                for (var a = 0; a < Actions.Length; a++)
                {
                    allowed += authorizer.Decide(principal, Actions[a], scopes[a]).IsPossible ? 1 : 0;
                }
            }
        }

        var rate = Rounds * account.Principals.Length * Actions.Length / watch.Elapsed.TotalSeconds;
        Print("400 principals x 12 actions", $"{rate:N0} decisions/s ({allowed / Rounds} possible)");
    }

    private static void MeasureAnalysis(string file)
    {
        var bytes = Read(file);
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = new CpuWatch();
        var account = AccountAuthorization.Parse(bytes);
        var parsed = watch.ElapsedMilliseconds;
        var authorizer = new Authorizer(account);
        var capabilities = new CapabilityAnalysis(authorizer);
        var grants = account.Principals.Sum(p => capabilities.Of(p).Grants.Length);
        var capable = watch.ElapsedMilliseconds;
        var escalation = new EscalationAnalysis(authorizer);
        var graph = watch.ElapsedMilliseconds;
        var chains = escalation.Chains();
        var certain = chains.Count(static c => c.IsCertain);
        var total = watch.ElapsedMilliseconds;
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) >> 20;
        using var process = Process.GetCurrentProcess();
        Print(
            $"{account.Principals.Length} principals",
            $"parse {parsed} ms, capabilities {capable - parsed} ms ({grants} grants), graph {graph - capable} ms, chains {total - graph} ms, "
            + $"total {total} ms, {allocated} MB allocated, peak {process.PeakWorkingSet64 >> 20} MB, "
            + $"{escalation.Administrators.Length} administrators, {chains.Length} chains ({certain} certain)");
    }

    private static byte[] Read(string file)
    {
        using var compressed = File.OpenRead(file);
        using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        using var memory = new MemoryStream();
        plain.CopyTo(memory);
        return memory.ToArray();
    }

    private static void Print(string name, FormattableString text) =>
        Console.WriteLine($"{name}: {text.ToString(CultureInfo.InvariantCulture)}");

    private static void Print(string name, string text) => Console.WriteLine($"{name}: {text}");
}
