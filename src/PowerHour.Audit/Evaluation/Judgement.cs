using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Evaluation.Paths;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>What the functions of an expression see: the resource that is judged and the account around it.</summary>
/// <param name="context">What facts are worked out from.</param>
/// <param name="types">The types of resources.</param>
internal sealed class Judgement(AnalysisContext context, ResourceTypes types)
{
    private readonly Dictionary<ResourceType, CelValue> _lists = [];
    private readonly Dictionary<(ResourceType Type, string Region), CelValue> _regional = [];
    private readonly Dictionary<PathActor, CelValue> _actors = new(ReferenceEqualityComparer.Instance);
    private PathSources? _sources;
    private PathGrants? _grants;
    private CallerFinder? _callers;
    private Borrowers? _borrowers;
    private Replicas? _replicas;
    private Egress? _egress;
    private Sensitivity? _sensitivity;
    private PlaceKeys? _keys;
    private Makers? _makers;
    private CelValue? _tags;

    /// <summary>What facts are worked out from.</summary>
    public AnalysisContext Context => context;

    /// <summary>The types of resources.</summary>
    public ResourceTypes Types => types;

    /// <summary>How many paths each change would break, over all that were found.</summary>
    public PathCounts PathCounts { get; init; } = new();

    /// <summary>Where paths can begin.</summary>
    public PathSources Sources => _sources ??= new PathSources(context);

    /// <summary>Whom policies let begin them.</summary>
    public PathGrants Grants => _grants ??= new PathGrants(context);

    /// <summary>Who calls what.</summary>
    public CallerFinder Callers => _callers ??= new CallerFinder(context, Grants);

    /// <summary>Who can borrow roles.</summary>
    public Borrowers Borrowers => _borrowers ??= new Borrowers(context, Grants);

    /// <summary>Where buckets copy to.</summary>
    public Replicas Replicas => _replicas ??= new Replicas(context);

    /// <summary>What can leave workloads.</summary>
    public Egress Egress => _egress ??= new Egress(context);

    /// <summary>Which keys encrypt what.</summary>
    public PlaceKeys Keys => _keys ??= new PlaceKeys(context);

    /// <summary>Who made which artifact.</summary>
    public Makers Makers => _makers ??= new Makers(context);

    /// <summary>Whether models were trained on data that must not come out.</summary>
    public Sensitivity Sensitivity => _sensitivity ??= new Sensitivity(context);

    /// <summary>Why there may be more who refer to a resource.</summary>
    public UnseenReferrers Unseen { get; } = new(context);

    /// <summary>The resource that is judged.</summary>
    public Resource Resource { get; private set; } = null!;

    /// <summary>The resource as expressions see it.</summary>
    public CelValue Self { get; private set; }

    /// <summary>What the engine works out about it: each fact once, however many rules read it.</summary>
    public CelValue Facts { get; private set; }

    /// <summary>Its tags.</summary>
    public CelValue Tags => _tags ??= TagReader.Read(Resource, context.Store.Catalog.Find(Resource.Type)?.Tags ?? "Tags");

    /// <summary>The resource as findings name it.</summary>
    public FindingResource Subject { get; private set; } = null!;

    /// <summary>Whether the resource is in the lineage of a served model, or that can not be told.</summary>
    public bool InProduction { get; private set; }

    /// <summary>Facts that a test gives instead of those worked out.</summary>
    public IReadOnlyDictionary<string, CelValue> GivenFacts { get; init; } = new Dictionary<string, CelValue>(StringComparer.Ordinal);

    /// <summary>Turns to a resource. Rules of a type judge it one after the other and share what is made of it.</summary>
    /// <param name="resource">The resource.</param>
    public void TurnTo(Resource resource)
    {
        if (ReferenceEquals(Resource, resource))
        {
            return;
        }

        Resource = resource;
        Self = Show(resource);
        Facts = CelValue.Object(new FactsValue(resource, Context, GivenFacts));
        _tags = null;
        InProduction = LineageFacts.MayBeServed(resource, Context);
        Subject = FindingResource.Of(resource);
    }

    /// <summary>Shows a resource.</summary>
    /// <param name="resource">The resource, or null.</param>
    /// <returns>The value.</returns>
    public CelValue Show(Resource? resource) => ResourceValue.Of(resource, types);

    /// <summary>Shows somebody on a path; the same value again for the same actor, of whom there are few on many paths.</summary>
    /// <param name="actor">Who.</param>
    /// <returns>The value.</returns>
    public CelValue Show(PathActor actor)
    {
        if (!_actors.TryGetValue(actor, out var value))
        {
            _actors[actor] = value = CelValue.Object(new ActorValue(actor, Context));
        }

        return value;
    }

    /// <summary>All resources of a type; there may be more where the list was not read whole.</summary>
    /// <param name="type">The type.</param>
    /// <returns>A list.</returns>
    public CelValue All(ResourceType type)
    {
        if (!_lists.TryGetValue(type, out var list))
        {
            _lists[type] = list = CelValue.List(CelList.Indexed([.. context.Store.Keep(type).All.Select(Show)], Unread.Because(context.Store.GapsOf(type))));
        }

        return list;
    }

    /// <summary>The resources of a type in the region of the one that is judged; there may be more where the list of that region was not read whole.</summary>
    /// <param name="type">The type.</param>
    /// <returns>A list; that of all regions for a global resource or type.</returns>
    public CelValue Here(ResourceType type)
    {
        var region = Resource.Region;
        if (region == "global" || context.Store.Catalog.Find(type)?.IsGlobal == true)
        {
            return All(type);
        }

        if (!_regional.TryGetValue((type, region), out var list))
        {
            _regional[(type, region)] = list = CelValue.List(CelList.Indexed([.. context.Store.Keep(type).All.Where(r => r.Region == region).Select(Show)], Unread.Because(context.Store.GapsOf(type, region))));
        }

        return list;
    }

    /// <summary>One resource by reference.</summary>
    /// <param name="type">The type.</param>
    /// <param name="reference">ARN, id or alias.</param>
    /// <returns>The resource; null where there is none; unknown where the list of them was not read whole.</returns>
    public CelValue One(ResourceType type, string reference)
    {
        if (context.Store.Keep(type).Find(reference, Resource.Region) is { } found)
        {
            return Show(found);
        }

        var region = Arn.TryParse(reference, out var arn) && arn.Region.Length > 0 ? arn.Region : Resource.Region;
        return Unread.Because(context.Store.GapsOf(type, region == "global" ? null : region)) is { } unknown ? CelValue.Unknown(unknown) : CelValue.Null;
    }
}
