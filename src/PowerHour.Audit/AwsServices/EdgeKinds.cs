namespace PowerHour.Audit.AwsServices;

/// <summary>The kinds of edges between resources, with the direction in which data or control flows along them.</summary>
public static class EdgeKinds
{
    /// <summary>Edges whose source feeds, drives or is a part of the target: where the target belongs to ML, so does the source.</summary>
    public static readonly IReadOnlySet<string> Feeding = new HashSet<string>(StringComparer.Ordinal)
    {
        "writes", "fronts", "calls", "starts", "captures-to", "replicates-to", "monitors", "stores-in", "located-at", "child-of", "scales",
    };

    /// <summary>Every kind that a descriptor may use.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>(Feeding, StringComparer.Ordinal)
    {
        "assumes", "reads", "loads", "encrypted-by", "uses-image", "deploys", "hosts", "attached-to", "belongs-to",
        "transformed-by", "runs-script", "logs-to", "derived-from", "produced-by", "authenticated-by", "uses-secret",
    };
}
