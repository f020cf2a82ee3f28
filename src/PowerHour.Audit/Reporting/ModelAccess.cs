using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Reporting.Html;
using PowerHour.Audit.Reporting.Pictures;

namespace PowerHour.Audit.Reporting;

/// <summary>Who can touch what the served models were made of and are asked through. Worked out while the snapshot is open, for as many models as have a page.</summary>
internal static class ModelAccess
{
    /// <summary>How many who can do the same are named, outsiders first.</summary>
    private const int Named = 12;

    private static readonly AccessVerb[] Verbs = [AccessVerb.Write, AccessVerb.Read, AccessVerb.Invoke];

    /// <summary>The answers, by the ARN of the resource; resources with which nobody but administrators can do anything, and nothing is in doubt, are left out.</summary>
    /// <param name="context">The account.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<ResourceAccess>> Of(AnalysisContext context)
    {
        var flows = new FlowGraph(context.Graph);
        var around = LineagePictures.Served(context.Graph).Take(ModelViews.ModelsShown).SelectMany(flows.Around).Distinct();
        return around.Where(n => ResourceActions.Knows(n.Type))
            .Select(n => (n.Arn, Answers: Answers(n, context)))
            .Where(x => x.Answers.Count > 0)
            .ToDictionary(x => x.Arn, x => x.Answers, StringComparer.Ordinal);
    }

    private static IReadOnlyList<ResourceAccess> Answers(Node node, AnalysisContext context) =>
        context.Store.Keep(node.Type).Find(node.Arn, node.Region) is not { } resource ? [] :
        [
            .. Verbs.Where(v => ResourceActions.Of(node.Type, v).Count > 0).Select(v => (Verb: v, List: context.Effective.Who(resource, v)))
                .Where(x => x.List.Grantees.Count > 0 || x.List.GapIds.Count > 0)
                .Select(x => new ResourceAccess(x.Verb, [.. x.List.Grantees.OrderBy(g => g.IsOutsider ? 0 : 1).Take(Named)], Math.Max(0, x.List.Grantees.Count - Named), [.. x.List.Administrators.Select(a => a.Principal)], x.List.GapIds)),
        ];
}
