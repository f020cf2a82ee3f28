using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Answers requests from the policies that bear on them.</summary>
public static class AccessEvaluator
{
    private const int MaximumDividers = 48;

    /// <summary>One divider overlaps by definition, so both of its parts exist; no example is at hand.</summary>
    private static readonly GlobPartition TwoParts = new([new GlobRegion([true], null), new GlobRegion([false], null)], IsComplete: true);

    /// <summary>Decides a request about one resource or about a pattern of resources.</summary>
    /// <param name="request">The question.</param>
    /// <param name="policies">All policies that bear on it.</param>
    /// <returns>The answer; for a pattern too intricate to divide within the limits, Unknown.</returns>
    public static Decision Decide(AccessRequest request, PolicyBundle policies)
    {
        if (request.ActsOnNoResource)
        {
            return new Evaluation(request, policies, new ResourceProbe("*")).Decide();
        }

        return request.Resource.Pattern is { } pattern
            ? DecidePattern(request, policies, new ResourceQuestion(pattern, request.Resource.Relations))
            : new Evaluation(request, policies, new ResourceProbe(request.Resource.Text)).Decide();
    }

    /// <summary>Divides the pattern only where the policies do, and as finely as they do.</summary>
    private static Decision DecidePattern(AccessRequest request, PolicyBundle policies, ResourceQuestion question)
    {
        var decision = new Evaluation(request, policies, new ResourceProbe(question, [])).Decide();
        var divided = 0;
        var isComplete = true;
        while (question.Dividers.Count > divided && isComplete)
        {
            if (question.Dividers.Count > MaximumDividers)
            {
                return TooLarge(request);
            }

            divided = question.Dividers.Count;
            (decision, isComplete) = DecideRegions(request, policies, question);
        }

        return question.IsUndecided || (!isComplete && !RegionChoice.IsFinal(decision)) ? TooLarge(request) : decision;
    }

    private static (Decision Decision, bool IsComplete) DecideRegions(
        AccessRequest request, PolicyBundle policies, ResourceQuestion question)
    {
        Glob[] dividers = [.. question.Dividers];
        var partition = dividers.Length == 1 ? TwoParts : GlobPartitioner.Divide(question.Pattern, dividers);
        Decision? chosen = null;
        foreach (var region in partition.Regions)
        {
            var assigned = new Dictionary<Glob, bool>();
            for (var i = 0; i < dividers.Length; i++)
            {
                assigned[dividers[i]] = region.Matches[i];
            }

            var decision = new Evaluation(request, policies, new ResourceProbe(question, assigned)).Decide();
            chosen = RegionChoice.Better(chosen, decision with { Witness = region.Witness });
        }

        return (chosen ?? TooLarge(request), partition.IsComplete);
    }

    private static Decision TooLarge(AccessRequest request) =>
        new(request, DecisionOutcome.Unknown, statement: null, layer: null)
        {
            Unread = [$"the question about {request.Resource.Text} is divided too finely by the policies"],
        };
}
