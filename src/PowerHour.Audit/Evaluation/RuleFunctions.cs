using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>The functions that cards have beyond the standard ones.</summary>
internal static class RuleFunctions
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType StoredObject = new("AWS::S3::Object");
    private static readonly CelType Text = CelType.Nullable(CelType.String);
    private static readonly CelType Texts = CelType.List(CelType.String);

    /// <summary>The functions for rules about a type.</summary>
    /// <param name="types">The types of resources.</param>
    /// <param name="catalog">The relations.</param>
    /// <param name="self">The type that the rules are about.</param>
    /// <returns>The overloads.</returns>
    public static IEnumerable<CelOverload> For(ResourceTypes types, ServiceCatalog catalog, ResourceType self) =>
    [
        Typed("resources", [CelType.String], CelType.List(CelType.Dyn), types, (a, j) => j.All(Type(a[0])), CelType.List) with { Lifetime = CelLifetime.Always },
        Typed("regional", [CelType.String], CelType.List(CelType.Dyn), types, (a, j) => j.Here(Type(a[0])), CelType.List) with { Lifetime = CelLifetime.Group },
        Typed("resource", [CelType.String, Text], CelType.Dyn, types, (a, j) => a[1].IsNull ? CelValue.Null : j.One(Type(a[0]), a[1].AsString()), t => t) with { Lifetime = CelLifetime.Group },
        CelOverload.Global("bucketOf", [Text], types.Find(Bucket) ?? CelType.Dyn, (a, c) => BucketOf(a[0], State(c))) with { Lifetime = CelLifetime.Group },
        CelOverload.Global("objectOf", [Text], types.Find(StoredObject) ?? CelType.Dyn, (a, c) => ObjectOf(a[0], State(c))) with { Lifetime = CelLifetime.Group },
        CelOverload.Global("keyClass", [Text], KeyClasses.Type, (a, c) => KeyClasses.Of(a[0].IsNull ? null : a[0].AsString(), State(c).Resource.Region, State(c).Context)) with { Lifetime = CelLifetime.Group },
        CelOverload.Global("bucketKeyClass", [Text], KeyClasses.Type, (a, c) => BucketKeyClass(a[0], State(c))) with { Lifetime = CelLifetime.Group },
        CelOverload.Global("atLeast", [CelType.List(CelType.Dyn), CelType.Int], CelType.Bool, (a, _) => AtLeast(a[0].AsList(), a[1].AsInt())) with { AcceptsPartialLists = true, Lifetime = CelLifetime.Always },
        CelOverload.Global("writersOf", [Text], CelType.List(AccessFacts.Grantee), (a, c) => AccessFacts.WritersOf(a[0].IsNull ? null : a[0].AsString(), State(c).Context)) with { Lifetime = CelLifetime.Always },
        CelOverload.Global("allows", [Texts, Texts], CelType.List(AccessFacts.Grantee), (a, c) => AccessFacts.Allows(State(c).Resource, Each(a[0]), Each(a[1]), State(c).Context)) with { LiteralAdvice = (at, text) => at == 0 ? ActionLiterals.Advice(text) : null },
        CelOverload.Global("roleAllows", [Text, Texts, Texts], CelType.List(AccessFacts.Grantee), (a, c) => AccessFacts.RoleAllows(a[0].IsNull ? null : a[0].AsString(), Each(a[1]), Each(a[2]), State(c).Context)) with { LiteralAdvice = (at, text) => at == 1 ? ActionLiterals.Advice(text) : null },
        CelOverload.Global("whoCan", [Texts, Texts], CelType.List(AccessFacts.Grantee), (a, c) => AccessFacts.WhoCan(Each(a[0]), Each(a[1]), State(c).Context)) with { Lifetime = CelLifetime.Always, LiteralAdvice = (at, text) => at == 0 ? ActionLiterals.Advice(text) : null },
        .. RelationFunctions.For(types, catalog, self),
        .. PolicyFunctions.All,
        .. Paths.PathFunctions.For(types.Paths),
    ];

    /// <summary>The judgement that a function runs in.</summary>
    /// <param name="context">The evaluation.</param>
    /// <returns>The judgement.</returns>
    public static Judgement State(CelContext context) => (Judgement)context.State!;

    /// <summary>The bucket that a location names.</summary>
    /// <param name="location">An S3 URI, URL, ARN or bucket name; or null.</param>
    /// <returns>The bucket's name, or null.</returns>
    public static string? BucketName(CelValue location) =>
        location.IsNull || location.AsString().Length == 0 ? null : S3Location.TryParse(location.AsString(), out var place) ? place.Bucket : location.AsString();

    /// <summary>Whether a list has so many elements: those that are known may suffice, whatever was not read.</summary>
    private static CelValue AtLeast(CelList list, long count) => list.Count >= count ? CelValue.True : list.Gap is { } gap ? CelValue.Unknown(gap) : CelValue.False;

    private static string[] Each(CelValue texts) => [.. Enumerable.Range(0, texts.AsList().Count).Select(i => texts.AsList()[i].AsString())];

    private static ResourceType Type(CelValue name) => new(name.AsString());

    private static CelValue BucketOf(CelValue location, Judgement judgement) =>
        BucketName(location) is { } name ? judgement.One(Bucket, name) : CelValue.Null;

    private static CelValue ObjectOf(CelValue location, Judgement judgement) =>
        !location.IsNull && S3Location.TryParse(location.AsString(), out var place) ? judgement.One(StoredObject, place.ToString()) : CelValue.Null;

    private static CelValue BucketKeyClass(CelValue location, Judgement judgement) =>
        BucketName(location) is { } name ? KeyClasses.OfBucket(judgement.Context.Store.Keep(Bucket).Find(name, judgement.Resource.Region), judgement.Context) : CelValue.String("aws-owned");

    private static CelOverload Typed(string name, IReadOnlyList<CelType> parameters, CelType result, ResourceTypes types, RuleFunction run, Func<CelType, CelType> shape) =>
        CelOverload.Global(name, parameters, result, (a, c) => run(a, State(c))) with
        {
            ResultTyping = (literals, _) => literals[0] is not { } literal ? CelCallTyping.Of(result)
                : types.Find(new ResourceType(literal)) is { } type ? CelCallTyping.Of(shape(type))
                : CelCallTyping.Wrong($"no resource type `{literal}`", literal, types.Names),
        };
}
