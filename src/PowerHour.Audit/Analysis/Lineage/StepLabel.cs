namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>The words on the steps of paths: how one point acts on the next. Cards compare them, so there are no others.</summary>
internal static class StepLabel
{
    public const string Calls = "calls";
    public const string CanBorrow = "can borrow";
    public const string CanChange = "can change";
    public const string CanChangeAccess = "can change who has access to";
    public const string CanGiveWriting = "can give the right to write";
    public const string CanInvoke = "can invoke";
    public const string CanRead = "can read";
    public const string CanWrite = "can write";
    public const string CapturedFrom = "captured from";
    public const string CapturedTo = "captured to";
    public const string ConsistsOf = "consists of";
    public const string ContinuedBy = "continued by";
    public const string DeployedBy = "deployed by";
    public const string Deploys = "deploys";
    public const string Encrypts = "encrypts";
    public const string GetsCopyOf = "gets a copy of";
    public const string HoldsTableOf = "holds a table of";
    public const string HostedBy = "hosted by";
    public const string Hosts = "hosts";
    public const string ImageOf = "image of";
    public const string LeftBy = "left by";
    public const string LoadedBy = "loaded by";
    public const string NamedAsMadeBy = "named as made by";
    public const string PackageOf = "package of";
    public const string PartOf = "part of";
    public const string PassedOnTo = "passed on to";
    public const string PassesOnTo = "passes on to";
    public const string ReadBy = "read by";
    public const string ReplicatedTo = "replicated to";
    public const string ResumedBy = "resumed by";
    public const string RoleOf = "is the role of";
    public const string Runs = "runs";
    public const string RunsAs = "runs as";
    public const string ScriptOf = "script of";
    public const string Starts = "starts";
    public const string StoredIn = "stored in";
    public const string TransformsRecordsOf = "transforms the records of";
    public const string WrittenTo = "written to";

    /// <summary>All of them, sorted.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Calls, CanBorrow, CanChange, CanChangeAccess, CanGiveWriting, CanInvoke, CanRead, CanWrite, CapturedFrom, CapturedTo, ConsistsOf, ContinuedBy, DeployedBy, Deploys, Encrypts,
        GetsCopyOf, HoldsTableOf, HostedBy, Hosts, ImageOf, RoleOf, LeftBy, LoadedBy, NamedAsMadeBy, PackageOf, PartOf, PassedOnTo, PassesOnTo, ReadBy, ReplicatedTo, ResumedBy, Runs, RunsAs,
        ScriptOf, Starts, StoredIn, TransformsRecordsOf, WrittenTo,
    ];
}
