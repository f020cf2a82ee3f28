using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Applies rules to the resources that they are about: each type is passed over once, however many rules there are.</summary>
/// <param name="context">What facts are worked out from.</param>
/// <param name="types">The types of resources.</param>
public sealed class RuleSetEvaluator(AnalysisContext context, ResourceTypes types)
{
    private static readonly IReadOnlyDictionary<string, CelValue> NoFacts = new Dictionary<string, CelValue>(StringComparer.Ordinal);

    /// <summary>True to judge shared resources whether or not the ML lineage reaches them.</summary>
    public bool AllResources { get; init; }

    /// <summary>Facts that a test gives instead of those worked out.</summary>
    internal IReadOnlyDictionary<string, CelValue> GivenFacts { get; init; } = NoFacts;

    /// <summary>Judges every resource.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The findings, sorted: status, severity (highest first), rule, resource.</returns>
    public IReadOnlyList<Finding> Evaluate(IEnumerable<CompiledRule> rules)
    {
        var counts = new PathCounts();
        var shelves = rules.GroupBy(r => r.Rule.Resource).OrderBy(g => g.Key).SelectMany(g => EvaluateType(g.Key, [.. g], counts));
        return FindingShelf.InOrder([.. shelves], counts);
    }

    private FindingShelf[] EvaluateType(ResourceType type, IReadOnlyList<CompiledRule> rules, PathCounts counts)
    {
        var judgement = new Judgement(context, types) { GivenFacts = GivenFacts, PathCounts = counts };
        var evaluators = rules.Select(r => new RuleEvaluator(r, judgement)).ToArray();
        var shelves = rules.Select(r => new FindingShelf(r.Rule)).ToArray();
        var judged = 0;
        foreach (var resource in context.Store.Stream(type).Where(InScope))
        {
            judged++;
            for (var i = 0; i < evaluators.Length; i++)
            {
                shelves[i].Add(evaluators[i].Judge(resource));
            }
        }

        foreach (var shelf in shelves)
        {
            shelf.AddAll(AboutTheWhole(shelf.Rule, judged));
        }

        return shelves;
    }

    private bool InScope(Resource resource) =>
        AllResources || context.Store.Catalog.Find(resource.Type)?.Role != ResourceRole.Shared || context.Graph.Find(resource.Arn)?.InLineage == true;

    /// <summary>What must be said of a rule beside the resources that were seen: where there may be more, and that there are none.</summary>
    private IEnumerable<Finding> AboutTheWhole(Rule rule, int judged)
    {
        var regions = context.Store.Manifest.Coverage.Where(c => c.Type == rule.Resource && !c.IsComplete).ToArray();
        foreach (var entry in regions)
        {
            yield return Whole(rule, entry.Region, Status.Unknown, $"Could not be decided: the {Titles(rule)} in {entry.Region} were not all listed", entry.GapIds);
        }

        var never = context.Store.Manifest.Coverage.All(c => c.Type != rule.Resource);
        if (never && judged == 0)
        {
            yield return Whole(rule, "global", Status.Unknown, $"Could not be decided: the snapshot was taken without asking for {Titles(rule)}", [ResourceStore.NotCollected(rule.Resource)]);
            yield break;
        }

        var isShared = context.Store.Catalog.Find(rule.Resource)?.Role == ResourceRole.Shared && !AllResources;
        var lineageGaps = isShared ? LineageFacts.MlGaps(context, rule.Resource) : [];
        if (lineageGaps.Count > 0)
        {
            yield return Whole(rule, "lineage", Status.Unknown, $"Could not be decided: which further {Titles(rule)} belong to machine learning rests on calls that failed", lineageGaps);
        }
        else if (judged == 0 && regions.Length == 0)
        {
            yield return Whole(rule, "global", Status.NotApplicable, isShared ? $"No {Title(rule)} belongs to machine learning here" : $"There is no {Title(rule)}", []);
        }
    }

    private string Title(Rule rule) => context.Store.Catalog.Find(rule.Resource)?.Title ?? rule.Resource.ShortName;

    private string Titles(Rule rule)
    {
        var title = Title(rule);
        return title.EndsWith("settings", StringComparison.Ordinal) ? title
            : title.EndsWith('y') && !"aeiou".Contains(title[^2], StringComparison.Ordinal) ? $"{title[..^1]}ies"
            : title.EndsWith('s') || title.EndsWith('x') || title.EndsWith("ch", StringComparison.Ordinal) ? $"{title}es" : $"{title}s";
    }

    private Finding Whole(Rule rule, string region, Status status, string message, IReadOnlyList<string> gaps)
    {
        var arn = $"arn:{context.Store.Manifest.Partition}:powerhour:{region}:{context.AccountId}:all/{rule.Resource.FileName}";
        return new Finding
        {
            Rule = rule,
            Resource = new FindingResource(arn, rule.Resource.Name, $"every {Title(rule)}", region, context.AccountId),
            Status = status,
            Message = message,
            GapIds = gaps,
            InProduction = status == Status.Unknown,
            Fingerprint = Fingerprints.Of(rule.Id, arn),
        };
    }
}
