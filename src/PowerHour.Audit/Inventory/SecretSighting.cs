namespace PowerHour.Audit.Inventory;

/// <summary>A place that held what looks like a credential. The value itself was dropped when it was read and is nowhere kept.</summary>
/// <param name="Path">Where: <c>Environment.DB_PASSWORD</c>.</param>
/// <param name="Key">The key name at that place, or empty.</param>
/// <param name="Detector">Which detector saw it, such as <c>aws-access-key-id</c>.</param>
public sealed record SecretSighting(string Path, string Key, string Detector)
{
    /// <summary>Every detector that there is.</summary>
    public static readonly IReadOnlyList<string> Detectors = ["private-key", "aws-access-key-id", "service-token", "url-credentials", "aws-secret-access-key", "key-name"];
}
