using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>Puts failures in the order in which to act: who can use them and what is behind, then severity, then how much they open.</summary>
public static class FixOrder
{
    /// <summary>The failing rules in order.</summary>
    /// <param name="findings">The findings; those that do not fail, or that somebody decided to leave, are passed over.</param>
    /// <returns>The steps.</returns>
    public static IReadOnlyList<FixStep> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.Where(f => f is { Status: Status.Fail, IsSuppressed: false }).GroupBy(f => f.Rule.Id, StringComparer.Ordinal).Select(Step)
            .OrderBy(s => s.Decision).ThenByDescending(s => s.Severity).ThenByDescending(s => s.Rule.Threats.Sum(t => t.Relevance))
            .ThenByDescending(s => s.Findings.Count).ThenBy(s => s.Rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>When to act on a failure.</summary>
    /// <param name="finding">The failure.</param>
    /// <returns>The decision.</returns>
    public static FixDecision Decision(Finding finding) => FixDecisions.Of(ActorOf(finding), finding.InProduction);

    /// <summary>When to act on a failure and why, in a sentence without a full stop.</summary>
    /// <param name="finding">The failure.</param>
    /// <returns>For example <c>ACT now: an outsider can use it, and a served model is behind it</c>.</returns>
    public static string Reason(Finding finding)
    {
        var who = ActorOf(finding) switch
        {
            Actor.Outsider => finding.Paths.Any(p => p.IsOutsider) ? "an outsider begins one of its paths" : "an outsider, or anybody in the account, can use it",
            Actor.Insider => "somebody in the account can use it",
            _ => "it takes privileges or another weakness to use it",
        };
        var decision = Decision(finding);
        return $"{decision.Name()} {decision.When()}: {who}, and {(finding.InProduction ? "a served model is behind it, or that can not be told" : "no served model is behind it")}";
    }

    // The exposure of a card says who comes near: 3 is reached by outsiders or by anybody inside, of which the worse is taken; 2 by a
    // principal that somebody must hold first; 1 needs privileges, or another weakness. Where attack paths were found it is known who begins them.
    private static Actor ActorOf(Finding finding) => finding.Rule.Exposure switch
    {
        _ when finding.Paths.Any(p => p.IsOutsider) => Actor.Outsider,
        >= 3 => Actor.Outsider,
        2 => Actor.Insider,
        _ => Actor.None,
    };

    private static FixStep Step(IEnumerable<Finding> failures)
    {
        var ordered = failures.OrderBy(Decision).ThenByDescending(f => f.InProduction).ThenByDescending(f => f.Severity).ThenBy(f => f.Resource.Arn, StringComparer.Ordinal).ToList();
        return new FixStep(ordered[0].Rule, Decision(ordered[0]), ordered);
    }
}
