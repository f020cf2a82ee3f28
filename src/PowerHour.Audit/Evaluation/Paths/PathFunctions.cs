using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>The functions by which cards make paths: where a path can begin, and who can begin it.</summary>
internal static class PathFunctions
{
    private static readonly CelType Texts = CelType.List(CelType.String);

    /// <summary>The overloads.</summary>
    /// <param name="types">The types of ways.</param>
    /// <returns>The overloads.</returns>
    public static IEnumerable<CelOverload> For(PathTypes types) =>
    [
        Source("trainingData", types.List, (s, n) => s.TrainingData(n)),
        Source("workers", types.List, (s, n) => s.Workers(n)),
        Source("artifacts", types.List, (s, n) => s.Artifacts(n)),
        Source("images", types.List, (s, n) => s.Images(n)),
        Source("scripts", types.List, (s, n) => s.Scripts(n)),
        Source("transforms", types.List, (s, n) => s.Transforms(n)),
        Source("captures", types.List, (s, n) => s.Captures(n)),
        CelOverload.Global("endpoints", [], types.List, (_, c) => Show(Of(c, (j, n) => new PathList([.. j.Callers.Endpoints(n)], LineageGaps.OfServing(j.Context))), State(c))),
        CelOverload.Global("triggers", [], types.List, (_, c) => Show(Of(c, (j, n) => new TriggerFinder(j.Context).Of(j.Sources.Workers(n))), State(c))),
        CelOverload.Global("activation", [], CelType.OneOf([Activation.Automatic, Activation.OnRedeploy]), (_, c) => CelValue.String(State(c).Context.Graph.Find(State(c).Resource.Arn) is { } node ? new Activation(State(c).Context).Of(node) : Activation.OnRedeploy)),
        CelOverload.Global("sensitivity", [CelType.String, Texts, CelType.Int], CelType.OneOf(["yes", "no", "assumed"]), (a, c) => Sensitive(a, State(c))),
        CelOverload.Member("worksIn", [PathTypes.Actor, CelType.String], CelType.Bool, (a, _) => ((ActorValue)a[0].AsObject()).WorksIn(a[1].AsString())) with { ResultTyping = (literals, _) => Stage(literals[1]) },
        Member("writers", types.List, (j, w) => j.Grants.Before(w, AccessVerb.Write)),
        Member("readers", types.List, (j, w) => j.Grants.Before(w, AccessVerb.Read)),
        Member("rulers", types.List, (j, w) => j.Grants.Before(w, AccessVerb.ChangePolicy)),
        Member("openers", types.List, (j, w) => j.Grants.OpenersBefore(w)),
        Member("invokers", types.List, (j, w) => j.Grants.Before(w, AccessVerb.Invoke)),
        Member("writingRoles", types.List, (j, w) => j.Grants.RolesBefore(w, AccessVerb.Write)),
        Member("readingRoles", types.List, (j, w) => j.Grants.RolesBefore(w, AccessVerb.Read)),
        CelOverload.Member("writes", [PathTypes.Actor, types.Path], CelType.Bool, (a, c) => Does(a, State(c), AccessVerb.Write)),
        CelOverload.Member("reads", [PathTypes.Actor, types.Path], CelType.Bool, (a, c) => Does(a, State(c), AccessVerb.Read)),
        CelOverload.Member("made", [PathTypes.Actor, types.Path], CelType.Bool, (a, c) => State(c).Makers.Made(((ActorValue)a[0].AsObject()).Actor, ((PathValue)a[1].AsObject()).Way)),
        Member("callers", types.List, (j, w) => j.Callers.Before(w)),
        Member("roles", types.List, (j, w) => new PathList([.. RolesOf(j, w)], [])),
        Whole("users", types.List, (j, ways) => UsersOf(j, ways, [])),
        CelOverload.Member("users", [types.List, Texts], types.List, (a, c) => Users(a, c)) with { AcceptsPartialLists = true },
        Whole("borrowers", types.List, (j, ways) => j.Borrowers.Of(ways)),
        Member("replicas", types.List, (j, w) => j.Replicas.Before(w)),
        Member("gateways", types.List, (j, w) => j.Callers.Gateways(w)),
        CelOverload.Member("wayOut", [types.Path], CelType.OneOf([Egress.Closed, Egress.Endpoints, Egress.Open]), (a, c) => State(c).Egress.Of(((PathValue)a[0].AsObject()).Way)),
        Member("keys", types.List, (j, w) => j.Keys.Before(w)),
        CelOverload.Member("able", [types.List, Texts], types.List, (a, c) => Able(a, State(c))) with { AcceptsPartialLists = true, LiteralAdvice = (_, text) => ActionLiterals.Advice(text) },
    ];

    /// <summary>The names of the functions, for those who ask what a rule needs to be collected.</summary>
    public static IReadOnlySet<string> Names { get; } = For(PathTypes.Open).Select(o => o.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The paths of a list.</summary>
    /// <param name="value">A list of paths.</param>
    /// <returns>The ways, and the gap.</returns>
    public static (IReadOnlyList<Chain> Ways, CelUnknown? Gap) Read(CelValue value)
    {
        var list = value.AsList();
        return list is PathListValue paths ? (paths.Ways, paths.Gap) : ([.. Enumerable.Range(0, list.Count).Select(i => ((PathValue)list[i].AsObject()).Way)], list.Gap);
    }

    private static Judgement State(CelContext context) => RuleFunctions.State(context);

    private static CelCallTyping Stage(string? literal) => literal is null || RoleStageIndex.All.Contains(literal, StringComparer.Ordinal) ? CelCallTyping.Of(CelType.Bool)
        : CelCallTyping.Wrong($"there is no stage `{literal}`{(Documents.Nearest.To(literal, RoleStageIndex.All) is null ? $"; there are {string.Join(", ", RoleStageIndex.All)}" : "")}", literal, RoleStageIndex.All);

    private static CelOverload Source(string name, CelType list, Func<PathSources, Node, PathList> source) =>
        CelOverload.Global(name, [], list, (_, c) => Show(Of(c, (j, n) => source(j.Sources, n)), State(c)));

    private static PathList Of(CelContext context, Func<Judgement, Node, PathList> source)
    {
        var judgement = State(context);
        return judgement.Context.Graph.Find(judgement.Resource.Arn) is { } node ? source(judgement, node) : new PathList([], []);
    }

    private static CelOverload Member(string name, CelType list, Func<Judgement, Chain, PathList> step) =>
        CelOverload.Member(name, [list], list, (a, c) => Extend(a[0], State(c), c, w => step(State(c), w))) with { AcceptsPartialLists = true };

    /// <summary>A function that looks at all ways at once.</summary>
    private static CelOverload Whole(string name, CelType list, Func<Judgement, IReadOnlyList<Chain>, PathList> step) =>
        CelOverload.Member(name, [list], list, (a, c) => Whole(a[0], c, step)) with { AcceptsPartialLists = true };

    private static CelValue Whole(CelValue list, CelContext context, Func<Judgement, IReadOnlyList<Chain>, PathList> step)
    {
        var (ways, gap) = Read(list);
        context.Charge(ways.Count);
        return Show(step(State(context), ways), State(context), gap);
    }

    private static CelValue Extend(CelValue list, Judgement judgement, CelContext context, Func<Chain, PathList> step)
    {
        var (ways, gap) = Read(list);
        context.Charge(ways.Count);
        var longer = PathList.Of(ways.Select(step));
        return Show(longer, judgement, gap);
    }

    private static CelValue Able(ReadOnlySpan<CelValue> arguments, Judgement judgement)
    {
        var names = Each(arguments[1]);
        var (ways, gap) = Read(arguments[0]);
        return Show(PathList.Of(ways.Select(w => judgement.Grants.Before(w, names))), judgement, gap);
    }

    private static CelValue Does(ReadOnlySpan<CelValue> arguments, Judgement judgement, AccessVerb verb) =>
        CelValue.Bool(judgement.Grants.IsCertain(((PathValue)arguments[1].AsObject()).Way, verb, ((ActorValue)arguments[0].AsObject()).Actor.Point.Id));

    private static IEnumerable<Chain> RolesOf(Judgement judgement, Chain way) =>
        from edge in way.Node?.Roles ?? []
        select way.Before(judgement.Context.Lineage.Points.Of(edge.To), edge.To, new PathLink(StepLabel.RoleOf, Confidence.Configured) { Owner = edge.From, Field = edge.Place, Value = edge.To.Arn });

    private static CelValue Users(ReadOnlySpan<CelValue> arguments, CelContext context)
    {
        var types = Each(arguments[1]);
        return Whole(arguments[0], context, (j, ways) => UsersOf(j, ways, types));
    }

    /// <summary>What runs as the roles that ways begin with: of some types, or of all where none is named. Each once, by the nearest way.</summary>
    private static PathList UsersOf(Judgement judgement, IReadOnlyList<Chain> ways, IReadOnlyCollection<string> types)
    {
        var found = from role in Alternatives.ByHead(ways)
                    from edge in judgement.Context.Graph.Find(role.Head.Id)?.In ?? []
                    where edge.Kind == "assumes" && (types.Count == 0 || types.Contains(edge.From.Type.Name, StringComparer.Ordinal))
                    let step = LineageStep.Along(edge.From, StepLabel.RunsAs, edge)
                    select (step with { Link = step.Link with { Closing = role.Closing } }).Before(role.Nearest, judgement.Context.Lineage.Points);
        return new PathList([.. Alternatives.ByHead(found).Select(a => a.Stand())], ways.Count == 0 ? [] : LineageGaps.OfUsers(judgement.Context, types));
    }

    private static string[] Each(CelValue texts) => [.. Enumerable.Range(0, texts.AsList().Count).Select(i => texts.AsList()[i].AsString())];

    private static CelValue Sensitive(ReadOnlySpan<CelValue> arguments, Judgement judgement)
    {
        var values = arguments[1].AsList();
        var words = Enumerable.Range(0, values.Count).Select(i => values[i].AsString()).ToHashSet(StringComparer.Ordinal);
        return judgement.Context.Graph.Find(judgement.Resource.Arn) is { } node ? judgement.Sensitivity.Of(node, arguments[0].AsString(), words, arguments[2].AsInt()) : CelValue.String("no");
    }

    private static CelValue Show(PathList paths, Judgement judgement, CelUnknown? gap = null) => CelValue.List(new PathListValue(paths.Ways, CelUnknown.Merge(gap, Unread.Because(paths.GapIds)), judgement));
}
