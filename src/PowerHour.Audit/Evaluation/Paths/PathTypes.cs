using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>The types of paths in expressions.</summary>
internal static class PathTypes
{
    /// <summary>The kinds of attackers that the finders tell apart.</summary>
    private static readonly string[] Classes =
    [
        CallerClass.Anonymous, "anybody", "anybody with an AWS account", CallerClass.Authorized, "foreign account", CallerClass.Iam, "interactive role", "role", "service", CallerClass.SignedIn, "trusted account",
        "unknown account", "user",
    ];

    /// <summary>Somebody at the beginning of a path.</summary>
    public static readonly CelObjectType ActorType = new("Actor", () =>
    [
        new("Principal", CelType.String), new("Name", CelType.String), new("Class", CelType.OneOf(Classes)), new("Outsider", CelType.Bool), new("Interactive", CelType.Bool), new("Administrator", CelType.Bool),
        new("Stages", RoleStageIndex.Stages), new("RequestsPerSecond", CelType.Double), new("RateRule", CelType.Bool),
    ]);

    /// <summary>The type of somebody.</summary>
    public static readonly CelType Actor = CelType.Object(ActorType);

    /// <summary>A path.</summary>
    public static readonly CelObjectType PathType = new("Path", Fields);

    /// <summary>The type of a path.</summary>
    public static readonly CelType Path = CelType.Object(PathType);

    /// <summary>The type of a list of paths.</summary>
    public static readonly CelType List = CelType.List(Path);

    private static IEnumerable<CelField> Fields() =>
    [
        new("Who", Actor), new("Kind", CelType.String), new("Type", CelType.String), new("Name", CelType.String), new("Id", CelType.String), new("Step", CelType.String),
        new("Bucket", CelType.String), new("Key", CelType.String), new("Exact", CelType.Bool), new("Tag", CelType.String), new("Digest", CelType.String),
        new("Resource", CelType.Dyn), new("Next", Path), new("End", Path), new("Kinds", CelType.List(CelType.String)), new("Steps", CelType.List(CelType.String)), new("Ids", CelType.List(CelType.String)),
        new("Length", CelType.Int), new("Confidence", CelType.OneOf([.. Enum.GetNames<Confidence>().Select(c => c.ToUpperInvariant())])), new("Certain", CelType.Bool), new("Shadow", CelType.Bool),
    ];
}
