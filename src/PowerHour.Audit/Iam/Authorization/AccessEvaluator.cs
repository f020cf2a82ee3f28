using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Answers requests from the policies that bear on them.</summary>
public static class AccessEvaluator
{
    private const int MaximumDividers = 48;

    private static readonly Dictionary<Glob, bool> Unassigned = [];

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
            ? DecideByBounds(request, policies) ?? DecidePattern(request, policies, new ResourceQuestion(pattern, request.Resource.Relations!))
            : new Evaluation(request, policies, new ResourceProbe(request.Resource.Text)).Decide();
    }

    /// <summary>The one answer for every resource of the pattern, when no policy tells them apart; otherwise null.</summary>
    internal static Decision? DecideUniform(AccessRequest request, PolicyBundle policies)
    {
        var question = new ResourceQuestion(request.Resource.Pattern!, request.Resource.Relations!);
        var decision = new Evaluation(request, policies, new ResourceProbe(question, Unassigned)).Decide();
        return question.Dividers.Count == 0 && !question.IsUndecided ? decision : null;
    }

    /// <summary>
    /// Bounds of the answer, from how each policy pattern lies to the question alone; where they meet, nothing need be divided.
    /// </summary>
    internal static Decision? DecideByBounds(AccessRequest request, PolicyBundle policies)
    {
        var question = new ResourceQuestion(request.Resource.Pattern!, request.Resource.Relations!);
        var lower = Bounded(request, policies, question, isLower: true);
        if (lower.Outcome == DecisionOutcome.Allowed)
        {
            return lower;
        }

        if (request.Resource.Quantifier == ResourceQuantifier.Every)
        {
            return null;
        }

        var upper = Bounded(request, policies, question, isLower: false);
        var isDenied = upper.Outcome is DecisionOutcome.ImplicitlyDenied or DecisionOutcome.ExplicitlyDenied;
        return isDenied || upper.Outcome == lower.Outcome ? upper : DecideByParts(request, policies, question, upper.Outcome);
    }

    /// <summary>Where one resource suffices: tries the policies' own patterns that lie inside the question, each as a question of its own.</summary>
    private static Decision? DecideByParts(
        AccessRequest request, PolicyBundle policies, ResourceQuestion question, DecisionOutcome best)
    {
        _ = new Evaluation(request, policies, new ResourceProbe(question, Unassigned)).Decide();
        foreach (var divider in question.Dividers)
        {
            if (request.Resource.Part(divider) is not { } scope)
            {
                continue;
            }

            var part = request with { Resource = scope };
            var decision = scope.Pattern is null
                ? Decide(part, policies)
                : Bounded(part, policies, new ResourceQuestion(scope.Pattern, scope.Relations!), isLower: true);
            if (decision.Outcome == best)
            {
                return decision with { Request = request, Witness = scope.Text };
            }
        }

        return null;
    }

    private static Decision Bounded(AccessRequest request, PolicyBundle policies, ResourceQuestion question, bool isLower) =>
        new Evaluation(request, policies, new ResourceProbe(question, Unassigned), new BoundProbe(question, request.Resource.Quantifier, isLower)).Decide();

    /// <summary>Divides the pattern only where the policies do, and as finely as they do.</summary>
    private static Decision DecidePattern(AccessRequest request, PolicyBundle policies, ResourceQuestion question)
    {
        var decision = new Evaluation(request, policies, new ResourceProbe(question, Unassigned)).Decide();
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
            UnreadBecause = [$"the question about {request.Resource.Text} is divided too finely by the policies: ask about fewer resources"],
        };
}
