using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Collection;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli;

/// <summary>Reads an account into a snapshot file.</summary>
internal static class LiveCollection
{
    /// <summary>Collects.</summary>
    /// <param name="session">How AWS is reached.</param>
    /// <param name="scope">How far; given the region in which global services are asked.</param>
    /// <param name="services">What is known of AWS.</param>
    /// <param name="path">The snapshot file to write.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Stops it; what was read is written.</param>
    /// <returns>The snapshot's manifest.</returns>
    /// <exception cref="CollectionException">Not even the account could be named.</exception>
    public static async Task<SnapshotManifest> RunAsync(AwsSessionOptions session, Func<string, CollectionScope> scope, ServiceCatalog services, string path, ProgressLines progress, CancellationToken cancel)
    {
        using var aws = new AwsSession(session);
        var calls = new LimitedAwsCalls(aws);
        using var writer = new SnapshotWriter($"{path}.spool");
        var manifest = await new AwsCollector(calls, services).CollectAsync(scope(HomeRegion(aws.DefaultRegion)), writer, progress, cancel).ConfigureAwait(false);
        progress.Finish();
        ReportFiles.Write(path, output => writer.Complete(manifest, output));
        return manifest;
    }

    /// <summary>The main region of the partition, where its global services answer.</summary>
    private static string HomeRegion(string? region) => region switch
    {
        { } r when r.StartsWith("cn-", StringComparison.Ordinal) => "cn-north-1",
        { } r when r.StartsWith("us-gov-", StringComparison.Ordinal) => "us-gov-west-1",
        _ => "us-east-1",
    };
}
