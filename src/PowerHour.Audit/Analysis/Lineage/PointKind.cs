namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>What points of paths are that are no resources of the account; a resource is what its descriptor calls it.</summary>
internal static class PointKind
{
    public const string Account = "account";
    public const string Caller = "caller";
    public const string Image = "image";
    public const string Principal = "principal";
    public const string Role = "role";
    public const string StoredManifest = "S3 manifest";
    public const string StoredObject = "S3 object";
    public const string StoredPrefix = "S3 prefix";
    public const string User = "user";

    /// <summary>All of them, sorted.</summary>
    public static readonly IReadOnlyList<string> All = [Account, Caller, Image, Principal, Role, StoredManifest, StoredObject, StoredPrefix, User];
}
