using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>The types of paths in expressions.</summary>
internal sealed class PathTypes
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
        new("Principal", CelType.String, isAlwaysThere: true), new("Name", CelType.String, isAlwaysThere: true), new("Class", CelType.OneOf(Classes), isAlwaysThere: true), new("Outsider", CelType.Bool, isAlwaysThere: true), new("Interactive", CelType.Bool, isAlwaysThere: true), new("Administrator", CelType.Bool, isAlwaysThere: true),
        new("Stages", RoleStageIndex.Stages), new("RequestsPerSecond", CelType.Double), new("RateRule", CelType.Bool, isAlwaysThere: true),
    ]);

    /// <summary>The type of somebody.</summary>
    public static readonly CelType Actor = CelType.Object(ActorType);

    /// <summary>Types that take any word for the kind and type of a point.</summary>
    public static readonly PathTypes Open = new([], []);

    /// <summary>The types for an account.</summary>
    /// <param name="titles">What its descriptors call resources; empty where any word will do.</param>
    /// <param name="names">The names of their types; empty where any word will do.</param>
    public PathTypes(IReadOnlyCollection<string> titles, IReadOnlyCollection<string> names)
    {
        var kind = titles.Count == 0 ? CelType.String : CelType.OneOf([.. titles.Concat(PointKind.All).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var type = names.Count == 0 ? CelType.String : CelType.OneOf([.. names.Order(StringComparer.Ordinal), ""]);
        PathType = new("Path", () => Fields(kind, type)) { PresenceFollows = true };
        Path = CelType.Object(PathType);
        List = CelType.List(Path);
    }

    /// <summary>A path.</summary>
    /// <remarks>Whether there is an attacker, a place or a next point follows from the functions that made the way.</remarks>
    public CelObjectType PathType { get; }

    /// <summary>The type of a path.</summary>
    public CelType Path { get; }

    /// <summary>The type of a list of paths.</summary>
    public CelType List { get; }

    private IEnumerable<CelField> Fields(CelType kind, CelType type) =>
    [
        new("Who", Actor), new("Kind", kind, isAlwaysThere: true), new("Type", type, isAlwaysThere: true), new("Name", CelType.String, isAlwaysThere: true), new("Id", CelType.String, isAlwaysThere: true), new("Step", CelType.OneOf([.. StepLabel.All, ""]), isAlwaysThere: true),
        new("Bucket", CelType.String), new("Key", CelType.String), new("Exact", CelType.Bool), new("Tag", CelType.String), new("Digest", CelType.String),
        new("Resource", CelType.Dyn), new("Next", Path), new("End", Path, isAlwaysThere: true), new("Kinds", CelType.List(kind)), new("Steps", CelType.List(CelType.OneOf(StepLabel.All))), new("Ids", CelType.List(CelType.String)),
        new("Length", CelType.Int, isAlwaysThere: true), new("Confidence", CelType.OneOf([.. Enum.GetNames<Confidence>().Select(c => c.ToUpperInvariant())]), isAlwaysThere: true), new("Certain", CelType.Bool, isAlwaysThere: true), new("Served", CelType.Bool, isAlwaysThere: true), new("Shadow", CelType.Bool, isAlwaysThere: true),
    ];
}
