namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Which of several regions' answers answers the whole: the best for Some, the worst for Every.</summary>
internal static class RegionChoice
{
    internal static Decision Better(Decision? chosen, Decision candidate)
    {
        if (chosen is null)
        {
            return candidate;
        }

        var difference = Rank(candidate.Outcome) - Rank(chosen.Outcome);
        var wantsHigher = candidate.Request.Resource.Quantifier == ResourceQuantifier.Some;
        return (wantsHigher ? difference > 0 : difference < 0) ? candidate : chosen;
    }

    /// <summary>True when no further region could change the answer.</summary>
    internal static bool IsFinal(Decision decision) => decision.Request.Resource.Quantifier == ResourceQuantifier.Some
        ? decision.Outcome == DecisionOutcome.Allowed
        : decision.Outcome is DecisionOutcome.ExplicitlyDenied or DecisionOutcome.ImplicitlyDenied;

    private static int Rank(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Allowed => 4,
        DecisionOutcome.Conditional => 3,
        DecisionOutcome.Unknown => 2,
        DecisionOutcome.ImplicitlyDenied => 1,
        _ => 0,
    };
}
