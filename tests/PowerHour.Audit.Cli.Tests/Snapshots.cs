using System.IO.Compression;
using System.Text;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Snapshot files: one notebook with direct internet access, and broken ones.</summary>
internal static class Snapshots
{
    /// <summary>The rule that the notebook fails; of severity high.</summary>
    public const string Rule = "sagemaker/notebook-direct-internet-access";

    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ResourceType Notebook = new("AWS::SageMaker::NotebookInstance");

    public static string Write(TemporaryFolder folder, string access = "Enabled", bool gap = false, bool interrupted = false) => Write(folder, access, Manifest(gap, interrupted), "eu-west-1");

    /// <summary>A snapshot of a notebook in each of some regions; all have one name.</summary>
    public static string Namesakes(TemporaryFolder folder, params string[] regions) => Write(folder, "Enabled", Manifest(gap: false, interrupted: false), regions);

    private static string Write(TemporaryFolder folder, string access, SnapshotManifest manifest, params string[] regions)
    {
        var path = folder.File("snapshot.zip");
        using var writer = new SnapshotWriter(folder.File("spool"));
        foreach (var region in regions)
        {
            writer.Add(new Resource
            {
                Type = Notebook,
                Arn = $"arn:aws:sagemaker:{region}:111122223333:notebook-instance/n",
                Id = "n",
                Name = "n",
                Region = region,
                AccountId = "111122223333",
                Data = Encoding.UTF8.GetBytes($$"""{"NotebookInstanceName":"n","NotebookInstanceStatus":"InService","DirectInternetAccess":"{{access}}"}"""),
            });
        }

        using var file = File.Create(path);
        writer.Complete(manifest, file);
        return path;
    }

    public static string Foreign(TemporaryFolder folder) => Zip(folder, "readme.txt", "a zip of another kind");

    public static string Later(TemporaryFolder folder) => Zip(folder, SnapshotFile.ManifestName, """{"format":999}""");

    public static string Damaged(TemporaryFolder folder)
    {
        var path = Write(folder);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        return path;
    }

    private static string Zip(TemporaryFolder folder, string entry, string text)
    {
        var path = folder.File("other.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var stream = zip.CreateEntry(entry).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }

    private static SnapshotManifest Manifest(bool gap, bool interrupted) => new()
    {
        ToolVersion = "test",
        RulesHash = "",
        AccountId = "111122223333",
        Partition = "aws",
        CallerArn = "arn:aws:iam::111122223333:role/auditor",
        Regions = ["eu-west-1"],
        StartedAt = At,
        EndedAt = At,
        LookbackDays = 90,
        Interrupted = interrupted,
        Coverage = [new CoverageEntry(Notebook, "eu-west-1", 1, [])],
        Gaps = gap ? [new CoverageGap("s3:GetBucketPolicy", "eu-west-1", GapCause.AccessDenied, "AccessDenied", "not authorized", "s3:GetBucketPolicy")] : [],
    };
}
